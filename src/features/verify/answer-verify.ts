import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, AskedGarden, Colors, GardenEdits } from '../../define/command.ts'
import type { LocalTime } from '../../model/dates/local-time.ts'
import { resolvedPath } from '../../model/link.ts'
import { type AssetPath, baseName, isNotePath, type NotePath } from '../../model/path.ts'
import { createLocator } from '../../parse/locator.ts'
import { countOf } from '../../text/count-of.ts'
import { checkedNote } from './checked-note.ts'
import type { NoteClaims } from './claim.ts'
import { createClaimReader } from './read-claims.ts'
import type { EndReason } from './run-program.ts'
import { findSandbox, noSandbox, type Sandbox } from './sandbox.ts'
import { createClaimChecker, type Verdict } from './verify-claims.ts'

/** What the command was asked, as far as it matters here. */
interface VerifyRequest {
  readonly flags: {
    readonly only: string | undefined
    readonly write: boolean
    readonly seconds: number
    readonly withoutSandbox: boolean
  }
  read(): Promise<AskedGarden>
  clock(): LocalTime
  readonly edits: GardenEdits
  remark(message: string): void
}

/** A claim with where it stands, for people and programs. */
interface ToldClaim {
  readonly path: NotePath
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly language: string
  readonly verdict: Verdict
}

/** Bytes of a linked file that claims find beside them. */
const maxLinked = 4_000_000

/** Runs the claims of notes, those of one note in the order of its text. Exit code 1 where one does not hold. */
export async function answerVerify(request: VerifyRequest): Promise<Answer> {
  const { flags } = request
  const asked = await request.read()
  const { garden, options } = asked
  const only = flags.only === undefined ? undefined : asked.noteNamed(flags.only)
  const scratch = mkdtempSync(join(tmpdir(), 'hortus-verify-'))
  try {
    const sandbox = chooseSandbox(scratch, flags.withoutSandbox)
    const checker = createClaimChecker({ sandbox, scratch, seconds: flags.seconds })
    const readClaims = createClaimReader(options)
    const { year, month, day } = request.clock()
    const today = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
    const told: ToldClaim[] = []
    const checkedByPath = new Map<NotePath, string>()
    for (const { path, claims: count } of garden.notesByPath.values()) {
      if (count === undefined || (only !== undefined && only !== path)) continue
      const source = await asked.textOf(path)
      if (source === undefined) continue
      const note = readClaims(path, source)
      const checked = await checker.check(note, await linkedFiles(asked, note))
      const locator = createLocator(source)
      for (const { claim, verdict } of checked) {
        const { line, column } = locator.point(claim.range.start)
        told.push({ path, line, column, language: claim.language, verdict })
      }
      const verdicts = checked.map(({ verdict }) => verdict)
      const written = checkedNote(verdicts, today, checker.machine(checked))
      if (written !== undefined) checkedByPath.set(path, written)
    }
    if (flags.write) await writeAll(request.edits, asked, checkedByPath)
    return answer(told, sandbox, asked)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function chooseSandbox(scratch: string, mayDoWithout: boolean): Sandbox {
  const found = findSandbox(scratch)
  if (found !== undefined) return found
  if (mayDoWithout) return noSandbox
  throw new Error(
    'This machine has nothing that keeps a program from your files and the network (bubblewrap, or namespaces of Linux). Install bubblewrap, or run the notes’ code as you with --without-sandbox',
  )
}

/** The files of the garden to which a note leads: scripts, data. */
async function linkedFiles(
  { garden, folder }: AskedGarden,
  { path }: NoteClaims,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const assets = new Set(garden.assets)
  for (const resolution of garden.links.resolutionsByPath.get(path) ?? []) {
    const target = resolvedPath(resolution)
    if (target === undefined || isNotePath(target) || !assets.has(target as AssetPath)) continue
    const file = join(folder, target)
    const size = await stat(file).then(
      ({ size }) => size,
      () => Number.POSITIVE_INFINITY,
    )
    if (size <= maxLinked) files.set(baseName(target), await readFile(file))
  }
  return files
}

async function writeAll(
  edits: GardenEdits,
  { garden }: AskedGarden,
  checkedByPath: ReadonlyMap<NotePath, string>,
): Promise<void> {
  const notes = [...checkedByPath].map(([path, checked]) => ({ path, properties: { checked } }))
  if (notes.length === 0) return
  const planned = await edits.plan({ kind: 'set-properties', notes }, garden)
  if (planned.files.length > 0) await edits.apply(planned, 'note what hortus verify found')
}

function answer(told: readonly ToldClaim[], sandbox: Sandbox, { showFile }: AskedGarden): Answer {
  const count = (kind: Verdict['kind']): number => told.filter(({ verdict }) => verdict.kind === kind).length
  const [held, skipped] = [count('holds'), count('skipped')]
  const failed = told.length - held - skipped
  return {
    exitCode: failed > 0 ? 1 : 0,
    json: () => ({ sandbox: sandbox.about, held, failed, skipped, claims: told }),
    text: (colors) => {
      if (told.length === 0) return 'No note has a block of code that says "expect".'
      const lines = told.flatMap((one) => describe(one, showFile(one.path), colors))
      const sums = [`${countOf(held, 'claim')} held`, `${failed} did not`, `${skipped} skipped`]
      return [...lines, sums.join(', '), colors.dim(`Sandbox: ${sandbox.about}`)].join('\n')
    },
  }
}

const stopWords: Readonly<Record<EndReason, string>> = {
  time: 'it ran too long, which says nothing on a busy machine; --seconds gives it more',
  output: 'it printed too much',
  processes: 'it started too many processes',
}

/** What is to be told of a claim; of those that hold, nothing. */
function describe(
  { line, column, language, verdict }: ToldClaim,
  file: string,
  colors: Colors,
): readonly string[] {
  const place = `${colors.bold(`${file}:${line}:${column}`)}: ${language}: `
  switch (verdict.kind) {
    case 'holds':
      return []
    case 'skipped':
      return [`${place}${colors.yellow('skipped')}: ${verdict.why}`]
    case 'stopped':
      return [`${place}${colors.red('stopped')}: ${stopWords[verdict.reason]}`]
    case 'ended':
      return [
        `${place}${colors.red('failed')}: it ended with ${verdict.status === undefined ? 'a signal' : `status ${verdict.status}`}`,
        ...verdict.output
          .trimEnd()
          .split('\n')
          .slice(-5)
          .map((text) => colors.dim(`  ${text}`)),
      ]
    case 'differs':
      return [
        `${place}${colors.red('differs')} in line ${verdict.line} of what it prints`,
        `  expected ${verdict.expected === undefined ? 'the end' : JSON.stringify(verdict.expected)}`,
        `  found    ${verdict.found === undefined ? 'the end' : JSON.stringify(verdict.found)}`,
      ]
  }
}
