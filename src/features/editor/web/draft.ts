import type { TextChange } from './text-change.ts'

/** A text that may not be in its file yet. */
export interface Draft {
  /** The note's path in the garden. */
  readonly path: string
  readonly text: string
  /** What it was made from, so that it can be merged later; empty for a new note. */
  readonly baseText: string
  readonly baseHash: string | null
  /** Texts that were sent and may have been written, as what makes them of {@link baseText}. */
  readonly sent?: readonly TextChange[]
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number
  /** Which tab kept it. */
  readonly by?: string
}
