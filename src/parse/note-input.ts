import type { Diagnostic } from '../model/diagnostic.ts'
import type { NoteBudget } from '../model/options.ts'
import type { ContentHash, NotePath } from '../model/path.ts'

/** One source text and what is known of it before reading. */
export interface NoteInput {
  readonly path: NotePath
  /** Without a byte order mark; see `decodeSource`. */
  readonly source: string
  readonly hash: ContentHash
  /** What the garden's own `index.md` is called that names itself nowhere. */
  readonly homeTitle?: string
  /** From decoding; they become the note's first. */
  readonly diagnostics?: readonly Diagnostic[]
  /** Where the wiki-links start whose label stands before the target; default: none. See `Link.isLabelFirst`. */
  readonly labelFirst?: readonly number[]
  /** Default: that of `defaultGardenOptions`. */
  readonly budget?: NoteBudget
}
