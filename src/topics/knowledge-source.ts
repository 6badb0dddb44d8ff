import type { LinkedNotes } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'

/** What the stage reads: notes, what their links mean, and a way to look up a name that is written without brackets. */
export interface KnowledgeSource {
  /** Sorted by path. */
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  readonly links: LinkedNotes
  /** The note that `name` means in the note `source`, as a link would find it. */
  readonly findNote: (source: NotePath, name: string) => NotePath | undefined
}
