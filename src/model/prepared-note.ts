import type { Body } from './body.ts'
import type { Note } from './note.ts'

/**
 * What the engine keeps of one file: what it says, and its text as HTML with holes. Depends on the source, the path
 * and the options alone, so it is kept until one of them changes. Plain data: it crosses threads.
 */
export interface PreparedNote {
  readonly note: Note
  readonly body: Body
  /** About how many characters of HTML the body is on a page: what embedding the note costs. */
  readonly weight: number
}
