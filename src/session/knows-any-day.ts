import { historyOfNote } from '../history/history-of-note.ts'
import type { Note } from '../model/note.ts'
import type { NoteHistory } from '../model/note-history.ts'
import type { NotePath } from '../model/path.ts'

/** Notes, and what is known of their days from elsewhere. */
export interface DatedNotes {
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  readonly historyByPath: ReadonlyMap<string, NoteHistory>
}

/**
 * Whether the days of any note are known. `undated` are notes of which it is known that none has a day; it only saves
 * looking at them again.
 */
export function knowsAnyDay({ notesByPath, historyByPath }: DatedNotes, undated?: DatedNotes): boolean {
  const known = undated?.historyByPath === historyByPath ? undated.notesByPath : undefined
  for (const [path, note] of notesByPath) {
    if (known?.get(path) === note) continue
    if (historyOfNote(note, historyByPath.get(path)) !== undefined) return true
  }
  return false
}
