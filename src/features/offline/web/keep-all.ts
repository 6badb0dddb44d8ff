import type { KeptBuilds, KnownBuild } from './kept-builds.ts'

/** How keeping a garden ended: `other` where the host gave files that are not those of the build, `full` where the browser has no room. */
export type KeepResult = 'done' | 'stopped' | 'away' | 'other' | 'full'

/** Files that are asked for at once. */
const atOnce = 6

/** Keeps every file of a build that is not kept yet; `onBytes` is told how many of its bytes are here. */
export async function keepAll(
  builds: KeptBuilds,
  build: KnownBuild,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<KeepResult> {
  const files = [...new Map(Object.entries(build.files).map((entry) => [entry[1][0], entry])).values()]
  let bytes = 0
  let result: KeepResult = 'done'
  const keepNext = async (): Promise<void> => {
    for (let next = files.pop(); next !== undefined && result === 'done'; next = files.pop()) {
      // What others found while this was on its way counts as well.
      const one = signal.aborted ? 'stopped' : await keepOne(builds, build, next[0])
      result = worse(result, one)
      bytes += next[1][1]
      if (result === 'done') onBytes(bytes)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, keepNext))
  return result
}

async function keepOne(builds: KeptBuilds, build: KnownBuild, address: string): Promise<KeepResult> {
  const file = build.files[address]
  if (file === undefined || (await builds.isKept(file, address))) return 'done'
  const got = await builds.get(build, address)
  // A page that leads on is the host's to answer for; where it leads is kept.
  if (got === 'moved') return 'done'
  if (typeof got === 'string') return got
  return (await builds.isKept(file, address)) ? 'done' : 'full'
}

function worse(one: KeepResult, other: KeepResult): KeepResult {
  return one === 'done' ? other : one
}
