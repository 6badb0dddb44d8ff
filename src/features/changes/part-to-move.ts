import type { NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'

/** A part of a note that goes to another, or becomes one. */
export interface PartToMove {
  readonly range: Range
  readonly to: NotePath
  /** Where in the text of a note that is there; undefined makes a new note. */
  readonly at?: number
  /** How many levels its headings go down. */
  readonly by: number
  /** What stands around it there. */
  readonly lead: string
  readonly trail: string
  /** What stays in its place. */
  readonly leaves: string
  /** Its first heading is the note: who links to that links to the note alone. */
  readonly isNote?: true
}
