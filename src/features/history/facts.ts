import { defineFacts } from '../../define/facts.ts'
import type { Note } from '../../model/note.ts'
import type { NoteHistory } from '../../model/note-history.ts'
import type { NotePath } from '../../model/path.ts'
import { historyOfNote } from './history-of-note.ts'

/** When notes were planted and tended. */
interface GardenDays {
  /** Undefined where nothing is known. */
  readonly of: (path: NotePath) => NoteHistory | undefined
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
  none: { of: () => undefined, isKnown: () => false },
  collect({ notesByPath, daysByPath }, previous) {
    const notes = { notesByPath, daysByPath }
    let isKnown: boolean | undefined
    return {
      of(path) {
        const note = notesByPath.get(path)
        return note && historyOfNote(note, daysByPath.get(path))
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
