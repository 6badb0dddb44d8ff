import type { NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'

/** A block of code of a note, with what it is said to do. */
export interface Claim {
  readonly path: NotePath
  /** Lower-cased. */
  readonly language: string
  readonly code: string
  /** The block's place in the source. */
  readonly range: Range
  /** What it prints; undefined where nothing is said of that. */
  readonly output: string | undefined
  /** How it ends: with this status, or with any but 0. */
  readonly exit: number | 'error'
}

/** What a note claims, and the files that its claims find beside them. */
export interface NoteClaims {
  readonly path: NotePath
  readonly claims: readonly Claim[]
  /** Blocks of code that have a title: texts by name. */
  readonly files: ReadonlyMap<string, string>
}
