/** When a note was planted and tended. Days are `YYYY-MM-DD`, as the author's own calendar had them. */
export interface NoteHistory {
  /** The day it was first written down; unknown where history is cut off. */
  readonly planted?: string
  /** The day of the last change; none where it never changed. */
  readonly tended?: string
  /** How often it was changed since it was planted; 0 where nobody counted. */
  readonly changes: number
}
