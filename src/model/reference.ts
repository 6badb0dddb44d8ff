import type { NotePath } from './path.ts'

/** How far a reference has been read. */
export type ReadState = 'to-read' | 'reading' | 'read'

/** Every state in the order of reading. */
export const readStates: readonly ReadState[] = ['to-read', 'reading', 'read']

/** A paper, book or document that the garden has a note about. */
export interface Reference {
  readonly path: NotePath
  /** As written, in order. */
  readonly authors: readonly string[]
  /** Where it appeared: a journal, a conference, a publisher. */
  readonly venue?: string
  /** Digits as written (`1978`), or other text (`forthcoming`). */
  readonly year?: string
  /** An `http:` or `https:` address; anything else is left out. */
  readonly url?: string
  readonly read?: ReadState
}
