import { defineFacts } from '../../define/facts.ts'
import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import { compareText } from '../../model/diagnostic.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { NoteHistory } from '../../model/note-history.ts'
import type { NotePlace, NoteVersions } from '../../model/note-version.ts'
import type { NotePath } from '../../model/path.ts'
import { findNamed } from './former-names.ts'
import { historyOfNote } from './history-of-note.ts'
import { collectChanges, type NoteChanges } from './note-changes.ts'
import { listEvents, type NoteEvent } from './note-events.ts'
import { versionsSetting } from './version-settings.ts'

export type { ChangedSentence, NoteGrowth } from './compare-versions.ts'
export type { NoteChanges } from './note-changes.ts'

/** When notes were planted and tended. */
interface GardenDays {
  /** Undefined where nothing is known. */
  readonly of: (path: NotePath) => NoteHistory | undefined
  /** What readers may see of a note's versions; undefined where it has one alone, or nobody is to see earlier ones. */
  readonly versionsOf: (path: NotePath) => NoteVersions | undefined
  /** Where a note was, the newest first, at addresses that readers may know. */
  readonly placesOf: (path: NotePath) => readonly NotePlace[]
  /** What became of a note since readers first saw it; undefined as for {@link versionsOf}. */
  readonly changesOf: (path: NotePath) => NoteChanges | undefined
  /** The notes that have a page of their versions: those that were changed last, sorted by path. */
  readonly versionPages: () => readonly NotePath[]
  /** Whether the days of any note are known. */
  readonly isKnown: () => boolean
  /** Notes of which it is known that none has a day. */
  readonly undated?: UndatedNotes | undefined
}

interface UndatedNotes {
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  readonly daysByPath: ReadonlyMap<string, NoteHistory>
}

/** The days of notes, from git, properties and file names. */
export const historyFacts = defineFacts<GardenDays>({
  name: 'history',
  reads: 'texts',
  none: {
    of: () => undefined,
    versionsOf: () => undefined,
    placesOf: () => [],
    changesOf: () => undefined,
    versionPages: () => [],
    isKnown: () => false,
  },
  collect({ notesByPath, daysByPath, versionsByPath, propertiesOf, options }, previous) {
    const notes = { notesByPath, daysByPath }
    let isKnown: boolean | undefined
    const maxPages = settingOf(options, versionsSetting)
    const changesByPath = new Map<NotePath, NoteChanges | undefined>()
    let pages: readonly NotePath[] | undefined
    const noteNamed = findNamed(notesByPath, versionsByPath)
    const knownOf = (path: NotePath): NoteVersions | undefined =>
      maxPages === 0 || !notesByPath.has(path) ? undefined : versionsByPath.get(path)
    const versionsOf = (path: NotePath): NoteVersions | undefined => {
      const known = knownOf(path)
      return known?.list.length === 0 ? undefined : known
    }
    return {
      of(path) {
        const note = notesByPath.get(path)
        return note && historyOfNote(note, daysByPath.get(path))
      },
      versionsOf,
      placesOf: (path) => {
        const { list = [], places = [] } = knownOf(path) ?? {}
        return places.length === 0 ? list : [...list, ...places]
      },
      changesOf(path) {
        if (!changesByPath.has(path)) {
          const versions = versionsOf(path)
          changesByPath.set(path, versions && collectChanges(versions, propertiesOf, noteNamed))
        }
        return changesByPath.get(path)
      },
      versionPages: () => {
        pages ??= changedLast(versionsByPath, versionsOf, maxPages)
        return pages
      },
      isKnown: () => {
        isKnown ??= knowsAnyDay(notes, previous?.undated)
        return isKnown
      },
      get undated() {
        return isKnown === false ? notes : undefined
      },
    }
  },
})

/** `undated` are notes of which it is known that none has a day; it only saves looking at them again. */
function knowsAnyDay({ notesByPath, daysByPath }: UndatedNotes, undated: UndatedNotes | undefined): boolean {
  const known = undated?.daysByPath === daysByPath ? undated.notesByPath : undefined
  for (const [path, note] of notesByPath) {
    if (known?.get(path) === note) continue
    if (historyOfNote(note, daysByPath.get(path)) !== undefined) return true
  }
  return false
}

function changedLast(
  versionsByPath: ReadonlyMap<string, NoteVersions>,
  versionsOf: GardenDays['versionsOf'],
  most: number,
): readonly NotePath[] {
  const dated = [...versionsByPath.keys()].flatMap((path) => {
    const list = versionsOf(path as NotePath)?.list ?? []
    return list.length < 2 ? [] : [{ path: path as NotePath, day: list[0]!.day }]
  })
  return dated
    .sort((a, b) => compareText(b.day, a.day) || compareText(a.path, b.path))
    .slice(0, most)
    .map(({ path }) => path)
    .sort(compareText)
}

export { roadsFrom } from './roads.ts'
export { stageName } from './stage-name.ts'

export type { NoteEvent }

/** What became of a garden's notes, the newest first. */
export const noteEvents = memoByObject(({ garden }: SiteView): readonly NoteEvent[] =>
  listEvents(garden.notesByPath.keys(), garden.read(historyFacts)),
)
