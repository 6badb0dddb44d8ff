import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { NoteHistory } from '../model/note-history.ts'
import { gitLogFormat, parseGitLog } from '../store/parse-git-log.ts'
import {
  findGitPlace,
  type GitPlace,
  type GitRefusal,
  readGitLog,
  signGitPlace,
} from '../store/read-git-log.ts'
import { readTextFile } from '../store/read-text-file.ts'

/** What git knows of a garden's files. */
export type ReadHistory =
  | {
      readonly kind: 'git'
      readonly head: string
      readonly isShallow: boolean
      /** By path in the garden; files that git does not know are missing. */
      readonly historyByPath: ReadonlyMap<string, NoteHistory>
    }
  | { readonly kind: 'none'; readonly why: GitRefusal }

/** Reads a garden's history, again only when another commit is checked out. */
export interface GardenHistory {
  read(): Promise<ReadHistory>
  /** The commit that {@link read} would read, as text; the same text, the same history. */
  identify(): Promise<string>
}

const noHistory: ReadonlyMap<string, NoteHistory> = new Map()

/** What git knows of each file; always the same empty map where it knows nothing. */
export function historyByPathOf(history: ReadHistory | undefined): ReadonlyMap<string, NoteHistory> {
  return history?.kind === 'git' ? history.historyByPath : noHistory
}

/** A file larger than this is none of ours. */
const maxCache = 64 * 1_048_576

/** Changes whenever what is kept is read in another way. */
const cacheVersion = 1

/**
 * The history of the notes in a folder. What was read is kept in `cacheFile` under the commit, so that a long history
 * costs its second and later readers nothing; the file may be deleted at any time.
 */
export function createGardenHistory(folder: string, cacheFile: string): GardenHistory {
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

  async function readNow(found: GitPlace | GitRefusal): Promise<ReadHistory> {
    if (!('head' in found)) return { kind: 'none', why: found }
    const { head, isShallow } = found
    const kept = readCache(cacheFile, head, isShallow)
    if (kept !== undefined) return { kind: 'git', head, isShallow, historyByPath: kept }
    const log = await readGitLog(folder, head, gitLogFormat)
    if (log === undefined) {
      const reason = 'its log cannot be read, or not within 30 seconds and 64 MiB'
      return { kind: 'none', why: { kind: 'refused', reason } }
    }
    const historyByPath = parseGitLog(log, isShallow)
    writeCache(cacheFile, head, isShallow, historyByPath)
    return { kind: 'git', head, isShallow, historyByPath }
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

type CachedNote = readonly [path: string, planted: string | 0, tended: string | 0, changes: number]

function readCache(
  file: string,
  head: string,
  isShallow: boolean,
): ReadonlyMap<string, NoteHistory> | undefined {
  try {
    const kept = JSON.parse(readTextFile(file, maxCache)) as {
      readonly key: string
      readonly notes: readonly CachedNote[]
    }
    if (kept.key !== keyOf(head, isShallow)) return undefined
    return new Map(
      kept.notes.map(([path, planted, tended, changes]) => [
        path,
        { ...(planted !== 0 && { planted }), ...(tended !== 0 && { tended }), changes },
      ]),
    )
  } catch {
    return undefined
  }
}

function writeCache(
  file: string,
  head: string,
  isShallow: boolean,
  historyByPath: ReadonlyMap<string, NoteHistory>,
): void {
  const notes = [...historyByPath].map(
    ([path, { planted, tended, changes }]): CachedNote => [path, planted ?? 0, tended ?? 0, changes],
  )
  const scratch = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(scratch, JSON.stringify({ key: keyOf(head, isShallow), notes }))
    renameSync(scratch, file)
  } catch {
    // A cache that cannot be written is none; nothing else depends on it.
    rmSync(scratch, { force: true })
  }
}

function keyOf(head: string, isShallow: boolean): string {
  return `${cacheVersion} ${head} ${isShallow}`
}
