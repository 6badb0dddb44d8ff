import type { Note } from '../model/note.ts'
import type { NoteHistory } from '../model/note-history.ts'
import type { NoteVersion } from '../model/note-version.ts'
import { isCanvasPath } from '../model/path.ts'
import { readKeptJson, writeKeptJson } from './kept-json.ts'
import { type ReadVersions, type VersionText, versionTextOf } from './read-versions.ts'

/** What builds saw of a garden's notes: what git would know, had each build been a commit. */
export interface SeenHistory {
  readonly historyByPath: ReadonlyMap<string, NoteHistory>
  readonly versionsByPath: ReadonlyMap<string, ReadVersions>
}

/** What earlier builds saw of a garden that git knows nothing of. */
export interface SeenNotes {
  /** What became of these notes since the first build that saw them; the same again for the same notes. */
  compare(notes: Iterable<Note>): SeenHistory
  /** Keeps what {@link compare} was told last for the next build. */
  keep(): void
}

/** A note as builds saw it. */
interface SeenNote {
  readonly hash: string
  /** The day on which it came; absent where it was there at the first build. */
  readonly planted?: string
  /** The newest first, each with the day of the build that saw it; the first of a note that was always there may share its day with the next. Of one that never said anything, and beyond what is kept, there are none. */
  readonly list: readonly NoteVersion[]
}

type KeptNote = readonly [path: string, note: SeenNote]

/** Versions of a note, and characters of all that are kept: of notes beyond that it is known only when they came. */
const most = { versions: 21, characters: 24_000_000 }

/**
 * Opens what earlier builds left in a file of the user's cache. It may be deleted at any time: then this build is the first
 * again, and nothing has changed. `today` is `YYYY-MM-DD`; `key` changes whenever notes are read in another way.
 */
export function openSeenNotes(file: string, key: string, today: string): SeenNotes {
  let seen: readonly KeptNote[] | undefined
  return {
    compare(notes) {
      const kept = readKeptJson(file, key) as readonly KeptNote[] | undefined
      seen = followNotes(kept && new Map(kept), notes, today)
      return historyOf(seen)
    },
    keep() {
      if (seen !== undefined) writeKeptJson(file, key, seen)
    },
  }
}

/** Each note as it was seen and is seen now. Without `before` all were always there. */
function followNotes(
  before: ReadonlyMap<string, SeenNote> | undefined,
  notes: Iterable<Note>,
  today: string,
): readonly KeptNote[] {
  const now = [...notes].filter(({ path }) => !isCanvasPath(path))
  const paths = new Set<string>(now.map(({ path }) => path))
  const gone = new Map(
    [...(before ?? [])].flatMap(([path, one]) => (paths.has(path) ? [] : [[one.hash, one]])),
  )
  let room = most.characters
  return now.map((note): KeptNote => {
    // A note that went and one that came with the same text is one that was moved.
    const known = before?.get(note.path) ?? gone.get(note.hash)
    const isNew = before !== undefined && known === undefined
    const list = known?.hash === note.hash ? known.list : withVersion(known, versionTextOf(note), today)
    const fitting = list.filter((version) => {
      room -= lengthOf(version)
      return room >= 0
    })
    const planted = known?.planted ?? (isNew ? today : undefined)
    return [note.path, { hash: note.hash, ...(planted !== undefined && { planted }), list: fitting }]
  })
}

/** The last version of a day is the day's; what was there at the first build stays, to be compared with. */
function withVersion(
  known: SeenNote | undefined,
  text: VersionText | 0,
  today: string,
): readonly NoteVersion[] {
  const list = known?.list ?? []
  if (text === 0) return list
  const isOfToday = list[0]?.day === today && (list.length > 1 || known?.planted === today)
  return [{ ...text, day: today }, ...list.slice(isOfToday ? 1 : 0)].slice(0, most.versions)
}

function lengthOf({ blocks, headings, targets }: NoteVersion): number {
  let length = 0
  for (const text of blocks) length += text.length
  for (const text of headings) length += text.length
  for (const text of targets) length += text.length
  return length
}

function historyOf(seen: readonly KeptNote[]): SeenHistory {
  const historyByPath = new Map<string, NoteHistory>()
  const versionsByPath = new Map<string, ReadVersions>()
  for (const [path, { planted, list }] of seen) {
    const tended = list.length > 1 ? list[0]!.day : undefined
    if (planted === undefined && tended === undefined) continue
    const days = { ...(planted !== undefined && { planted }), ...(tended !== undefined && { tended }) }
    historyByPath.set(path, { ...days, changes: Math.max(0, list.length - 1) })
    if (list.length > 1)
      versionsByPath.set(path, { list, isWhole: planted !== undefined && list.at(-1)!.day === planted })
  }
  return { historyByPath, versionsByPath }
}
