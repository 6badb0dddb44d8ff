import type { Root } from 'mdast'
import type { AuthorTag } from './author-tag.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Note } from './note.ts'
import type { Range } from './range.ts'

/**
 * A note and the tree it was read from. Nodes that are links carry `data.linkIndex`, their place in `note.links`;
 * HTML carries `data.addresses`; headings carry `data.headingIndex`; blocks with a `^id` carry `data.blockId`. The tree is handed over, not shared:
 * rendering may change it.
 */
export interface ParsedNote {
  readonly note: Note
  readonly tree: Root
  /** The tags that the author wrote as HTML; absent where there are none. */
  readonly htmlTags?: readonly AuthorTag[]
  /** Where comments stood, which are not in the tree; absent where there are none. */
  readonly comments?: readonly Range[]
  /** Why the note is shown as plain text; its tree is then one block of code. */
  readonly failure?: Diagnostic
}
