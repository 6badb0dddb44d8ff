import type { LinkState } from '../link-marks.ts'
import type { PieceStore } from './piece-store.ts'

/** What the live view needs of the garden. */
export interface LiveSettings {
  /** Asks the server what pieces of Markdown become in this note, as HTML in the same order; rejects when it is gone. */
  readonly fetchPieces: (sources: readonly string[]) => Promise<readonly string[]>
  /** The side of `[[left|right]]` that says where the link leads. */
  readonly targetSide: (left: string, right: string) => string
  readonly stateOf: (target: string) => LinkState
}

/** What blocks need of the garden. */
export interface BlockEnvironment {
  readonly pieces: PieceStore
  readonly targetSide: (left: string, right: string) => string
  /** How a link looks that leads to a name. */
  readonly linkClass: (target: string) => string
}
