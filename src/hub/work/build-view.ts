import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type GardenRecord, pathOf, type TenantLimits } from '../gardens/garden-record.ts'
import { type Builder, startOf } from './builder.ts'
import { GardenFault } from './git-runner.ts'
import { type ProgramEnd, runProgram } from './run-program.ts'
import type { StandBy } from './stand-by.ts'

/** One site to make. */
export interface BuildRequest {
  readonly garden: GardenRecord
  readonly limits: TenantLimits
  /** Of the notes, and of the site. */
  readonly folder: string
  readonly out: string
  /** Where it keeps what it prepared, between builds. */
  readonly keep: string
  readonly signal: AbortSignal
  /** Processes that wait for a site to make. */
  readonly standBy: Pick<StandBy, 'take'>
}

/** The flags that make the site of a garden, beside `build`, its folder and `--out`. */
export function buildFlags(garden: GardenRecord, limits: Pick<TenantLimits, 'mostFiles'>): readonly string[] {
  return [
    '--base',
    `/${pathOf(garden)}/`,
    '--max-files',
    String(limits.mostFiles),
    ...(garden.isTrusted ? ['--trust'] : []),
    ...(garden.publish === null ? [] : ['--publish', garden.publish]),
    '--here',
    '--json',
  ]
}

/**
 * Makes a site, and says how many milliseconds of a processor that took. Rejects with a {@link GardenFault} where that garden
 * cannot be made, whoever tries.
 */
export async function buildView(builder: Builder, request: BuildRequest): Promise<number> {
  const { limits, keep, signal } = request
  await mkdir(keep, { recursive: true })
  await forgetSeen(join(keep, 'cache', 'hortus'))
  // What was allowed to run once is not allowed for ever.
  await rm(join(keep, 'state'), { recursive: true, force: true })
  const { code, stdout, stderr, stopped } = await runBuild(builder, request)
  if (signal.aborted) throw new Error('The worker ended while it made a site')
  if (stopped !== undefined) throw new GardenFault(`Making the site: ${stopped}`)
  const report = reportOf(stdout)
  // Notes with errors are told of by `hortus check`; their site is made all the same.
  if (code !== null && code <= 1 && report?.notes !== undefined) return report.cpuMs?.total ?? 0
  if (report?.tooMany !== undefined)
    throw new GardenFault(`The site would have more than ${limits.mostFiles} files`)
  if (report?.undecided !== undefined)
    throw new GardenFault(
      'Only some notes say that they are public: it has to be decided which are (--publish)',
    )
  throw new GardenFault(stderr.trim() || `Making the site ended with ${code}`)
}

/** Runs `hortus build` in a process that was started for it, beforehand where one waits. */
async function runBuild(
  builder: Builder,
  { garden, limits, folder, out, keep, signal, standBy }: BuildRequest,
): Promise<ProgramEnd> {
  const { flags, env } = startOf(builder, limits.mostMemory)
  const args = ['build', folder, '--out', out, ...buildFlags(garden, limits)]
  const places = {
    HOME: keep,
    XDG_CACHE_HOME: join(keep, 'cache'),
    XDG_STATE_HOME: join(keep, 'state'),
    NO_COLOR: '1',
  }
  const bounds = { cwd: keep, deadline: limits.mostSeconds * 1000, signal }
  const started = standBy.take(limits.mostMemory)
  if (started !== undefined)
    return runProgram({ ...bounds, command: builder.node, args, env: places, started })
  return runProgram({
    ...bounds,
    command: builder.node,
    args: [...flags, builder.program, ...args],
    env: { ...env, ...places },
  })
}

/** What earlier builds saw of notes without a history would make the site depend on which worker made it. */
async function forgetSeen(cache: string): Promise<void> {
  for (const name of await readdir(cache).catch(() => []))
    if (name.endsWith('.seen')) await rm(join(cache, name), { force: true })
}

/** What `hortus build --json` says, as far as it is looked at. */
interface BuildReport {
  readonly notes?: number
  readonly tooMany?: unknown
  readonly undecided?: unknown
  readonly cpuMs?: { readonly total: number }
}

function reportOf(stdout: string): BuildReport | undefined {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as BuildReport
  } catch {
    return undefined
  }
}
