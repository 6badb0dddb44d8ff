import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { release, type } from 'node:os'
import { join } from 'node:path'
import type { Claim, NoteClaims } from './claim.ts'
import { compareOutput, type OutputDifference } from './compare-output.ts'
import { languages, type Runnable } from './languages.ts'
import { type EndReason, type ProgramEnd, runProgram } from './run-program.ts'
import type { Sandbox } from './sandbox.ts'

/** What became of a claim. */
export type Verdict =
  | { readonly kind: 'holds' }
  /** It printed something else. */
  | ({ readonly kind: 'differs' } & OutputDifference)
  /** It ended otherwise than it was said to. */
  | { readonly kind: 'ended'; readonly status: number | undefined; readonly output: string }
  | { readonly kind: 'stopped'; readonly reason: EndReason }
  /** It was not run; `why` names what is missing. */
  | { readonly kind: 'skipped'; readonly why: string }

/** A claim with what became of it. */
export interface CheckedClaim {
  readonly claim: Claim
  readonly verdict: Verdict
}

/** What claims are checked with. */
export interface Checking {
  readonly sandbox: Sandbox
  /** An empty folder, absolute. */
  readonly scratch: string
  /** For one claim. */
  readonly seconds: number
}

/** Checks the claims of notes one after the other. */
export interface ClaimChecker {
  /** `linked` are files of the garden that the note leads to, by name: its claims find them beside them. */
  check(claims: NoteClaims, linked: ReadonlyMap<string, Uint8Array>): Promise<readonly CheckedClaim[]>
  /** The machine and the languages that were used: `Linux 6.1, Python 3.11`. */
  machine(used: readonly CheckedClaim[]): string
}

/** What a language is run by on this machine. */
interface Found {
  readonly program: string
  readonly version: string
}

export function createClaimChecker({ sandbox, scratch, seconds }: Checking): ClaimChecker {
  const foundByName = new Map<string, Found | undefined>()
  const find = (language: Runnable): Found | undefined => {
    if (!foundByName.has(language.name)) foundByName.set(language.name, findProgram(language))
    return foundByName.get(language.name)
  }

  const checkOne = async (
    claim: Claim,
    files: ReadonlyMap<string, string | Uint8Array>,
  ): Promise<Verdict> => {
    const language = languages.get(claim.language)
    if (language === undefined)
      return { kind: 'skipped', why: `nothing here runs “${claim.language || 'a block without a language'}”` }
    const found = find(language)
    if (found === undefined) return { kind: 'skipped', why: `${language.programs[0]} is not installed` }
    const folder = mkdtempSync(join(scratch, 'claim-'))
    try {
      for (const [name, content] of files) writeFileSync(join(folder, name), content)
      writeFileSync(join(folder, language.file), `${claim.code}\n`)
      const end = await runProgram(sandbox, { folder, line: language.run, program: found.program, seconds })
      return judge(claim, { ...end, output: end.output.replaceAll(folder, '.') })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  return {
    async check({ claims, files }, linked) {
      const all = new Map<string, string | Uint8Array>([...linked, ...files])
      const checked: CheckedClaim[] = []
      for (const claim of claims) checked.push({ claim, verdict: await checkOne(claim, all) })
      return checked
    },
    machine(used) {
      const names = new Set(
        used.flatMap(({ claim, verdict }) => {
          const language = languages.get(claim.language)
          const version = language && find(language)?.version
          return verdict.kind === 'skipped' ||
            language === undefined ||
            version === undefined ||
            version === ''
            ? []
            : [`${language.name} ${version}`]
        }),
      )
      return [`${type()} ${/^\d+\.\d+/.exec(release())?.[0] ?? ''}`.trim(), ...[...names].sort()].join(', ')
    },
  }
}

function judge({ output, exit }: Claim, end: ProgramEnd): Verdict {
  if (end.reason !== undefined) return { kind: 'stopped', reason: end.reason }
  const isAsSaid = exit === 'error' ? end.status !== 0 : end.status === exit
  if (!isAsSaid) return { kind: 'ended', status: end.status, output: end.output }
  const difference = output === undefined ? undefined : compareOutput(output, end.output)
  return difference === undefined ? { kind: 'holds' } : { kind: 'differs', ...difference }
}

function findProgram({ programs, version }: Runnable): Found | undefined {
  for (const program of programs) {
    const found = spawnSync('sh', ['-c', 'command -v "$0"', program], { encoding: 'utf8' })
    if (found.status !== 0) continue
    const said = version === '' ? '' : spawnSync('sh', ['-c', version, program], { encoding: 'utf8' }).stdout
    return { program, version: /\d+\.\d+/.exec(said)?.[0] ?? '' }
  }
  return undefined
}
