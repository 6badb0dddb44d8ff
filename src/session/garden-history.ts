import type { NoteHistory } from '../model/note-history.ts'
import type { FileVersion } from '../model/note-version.ts'
import { type FileHistories, gitLogFormat, parseGitLog } from '../store/parse-git-log.ts'
import {
  findGitPlace,
  type GitPlace,
  type GitRefusal,
  readGitLog,
  signGitPlace,
} from '../store/read-git-log.ts'
import { readKeptJson, writeKeptJson } from './kept-json.ts'
import { type ReadVersions, readVersions, type VersionReading } from './read-versions.ts'

/** What git knows of a garden's files. */
export type ReadHistory =
  | {
      readonly kind: 'git'
      readonly head: string
      readonly isShallow: boolean
      /** By path in the garden; files that git does not know are missing. */
      readonly historyByPath: ReadonlyMap<string, NoteHistory>
      /** What notes said when they were changed, public or not; empty where nobody wants to know. */
      readonly versionsByPath: ReadonlyMap<string, ReadVersions>
    }
  | { readonly kind: 'none'; readonly why: GitRefusal }

/** Reads a garden's history, again only when another commit is checked out. */
export interface GardenHistory {
  read(): Promise<ReadHistory>
  /** The commit that {@link read} would read, as text; the same text, the same history. */
  identify(): Promise<string>
}

/** Changes whenever what is kept is read in another way. */
const cacheVersion = 3

/**
 * The history of the notes in a folder. What was read is kept in `cacheFile` under the commit, so that a long history
 * costs its second and later readers nothing; the file may be deleted at any time. `versions`: how to read what the notes
 * said when they were changed, if somebody wants to know.
 */
export function createGardenHistory(
  folder: string,
  cacheFile: string,
  versions?: VersionReading,
): GardenHistory {
  let place: GitPlace | GitRefusal | undefined
  let signature = ''
  let last: Promise<ReadHistory> | undefined

  async function findPlace(): Promise<GitPlace | GitRefusal> {
    if (place !== undefined && 'head' in place && signGitPlace(place) === signature) return place
    // A folder that was no repository is not asked again: that would cost each edit a process.
    if (place !== undefined && !('head' in place)) return place
    const found = await findGitPlace(folder)
    if (place !== undefined && 'head' in place && 'head' in found && found.head === place.head) {
      signature = signGitPlace(found)
      return place
    }
    place = found
    last = undefined
    signature = 'head' in found ? signGitPlace(found) : ''
    return found
  }

  async function readNow(place: GitPlace | GitRefusal): Promise<ReadHistory> {
    if (!('head' in place)) return { kind: 'none', why: place }
    const { head, isShallow } = place
    const key = keyOf(head, isShallow)
    const kept = readCache(cacheFile, key)
    const found = kept ?? (await readLog(folder, head, isShallow))
    if (found === undefined) {
      const reason = 'its log cannot be read, or not within 30 seconds and 64 MiB'
      return { kind: 'none', why: { kind: 'refused', reason } }
    }
    if (kept === undefined) writeCache(cacheFile, key, found)
    const { historyByPath } = found
    const versionsByPath = versions ? await readVersions(folder, found, versions) : new Map()
    return { kind: 'git', head, isShallow, historyByPath, versionsByPath }
  }

  return {
    async read() {
      const found = await findPlace()
      last ??= readNow(found)
      return last
    },
    async identify() {
      const found = await findPlace()
      return 'head' in found ? `${found.head} ${found.isShallow}` : ''
    },
  }
}

async function readLog(folder: string, head: string, isShallow: boolean): Promise<FileHistories | undefined> {
  const log = await readGitLog(folder, head, gitLogFormat)
  return log === undefined ? undefined : parseGitLog(log, isShallow)
}

/** What a user should hear of a history once; undefined where all is as usual. */
export function describeHistory(history: ReadHistory): string | undefined {
  if (history.kind === 'git') {
    return history.isShallow
      ? 'the git history is cut off (a shallow clone): notes older than the cut have no day of planting; "git fetch --unshallow" brings it back'
      : undefined
  }
  switch (history.why.kind) {
    case 'no-git':
      return 'git is not installed: the notes are dated by their properties alone'
    case 'refused':
      return `git gives no history (${history.why.reason}): the notes are dated by their properties alone`
    case 'no-repository':
    case 'no-commit':
      return 'without a git history the notes are dated by their properties alone'
  }
}

type CachedVersion = readonly [day: string, blob: string, path?: string]

type CachedNote = readonly [
  path: string,
  planted: string | 0,
  tended: string | 0,
  changes: number,
  versions: readonly CachedVersion[],
]

function readCache(file: string, key: string): FileHistories | undefined {
  const kept = readKeptJson(file, key) as readonly CachedNote[] | undefined
  if (kept === undefined) return undefined
  const historyByPath = new Map<string, NoteHistory>()
  const versionsByPath = new Map<string, readonly FileVersion[]>()
  for (const [path, planted, tended, changes, versions] of kept) {
    historyByPath.set(path, {
      ...(planted !== 0 && { planted }),
      ...(tended !== 0 && { tended }),
      changes,
    })
    versionsByPath.set(
      path,
      versions.map(([day, blob, then]) => ({ day, path: then ?? path, blob })),
    )
  }
  return { historyByPath, versionsByPath }
}

function writeCache(file: string, key: string, { historyByPath, versionsByPath }: FileHistories): void {
  const notes = [...historyByPath].map(
    ([path, { planted, tended, changes }]): CachedNote => [
      path,
      planted ?? 0,
      tended ?? 0,
      changes,
      // Files that never changed nor moved have nothing to compare.
      changes === 0 && (versionsByPath.get(path) ?? []).every((version) => version.path === path)
        ? []
        : (versionsByPath.get(path) ?? []).map(({ day, blob, path: then }) =>
            then === path ? [day, blob] : [day, blob, then],
          ),
    ],
  )
  writeKeptJson(file, key, notes)
}

function keyOf(head: string, isShallow: boolean): string {
  return `${cacheVersion} ${head} ${isShallow}`
}
