import type { NotePath } from './path.ts'
import type { Range } from './range.ts'

/** A note's name in another note's text, without a link. */
export interface Mention {
  readonly source: NotePath
  readonly target: NotePath
  /** The name in the source; a line end in it may stand for a blank. */
  readonly range: Range
  /** The same in the source note's `plainText`. */
  readonly from: number
  readonly to: number
}
