import type { Properties } from 'hast'
import type { Html, Nodes } from 'mdast'
import type { Data } from 'unist'
import type { Hole } from '../model/body.ts'
import type { Mark } from './mark.ts'
import type { PlainTag } from './plain-tags.ts'

/** The hole of code, of a formula or of a diagram. */
export type InsetHole = Extract<Hole, { kind: 'inset' }>

/**
 * Where a body is written to: HTML at once, or a tree where the sanitiser or plugins have to see it first. `data` is that
 * of the node that an element is made of: it says which way it is written, and in a tree what remark plugins want.
 */
export interface BodyOutput {
  /** Something came that this output cannot take; what was written is of no use. */
  readonly needsTree: boolean
  /** A line end between blocks. */
  line(): void
  text(value: string, data?: Data): void
  /** Starts an element that is not void. */
  open(tagName: string, data?: Data, properties?: Properties, mark?: Mark): void
  /** Ends it; the mark is the one that it was opened with. */
  close(tagName: string, mark?: Mark): void
  /** An element without content. */
  empty(tagName: string, data?: Data, properties?: Properties, mark?: Mark): void
  /** A hole in place of a block (`div`) or among text (`span`). */
  hole(hole: Hole, tagName: 'div' | 'span', mark?: Mark): void
  /** The hole of `node`, which plugins find as an element of code. */
  inset(hole: InsetHole, node: Nodes, mark?: Mark): void
  /** A mark with no element of its own. */
  marker(mark: Mark): void
  /** The end of a block with headings in it, of which number `inside` is the first. */
  endSections(inside: number): void
  /** HTML of the author's. `open` are the plain tags that are open around it in the same text; undefined among blocks. */
  raw(node: Html, open: PlainTag[] | undefined): void
  /** What comes next is for the sanitiser to judge. */
  judge(): void
  /** Keeps what `write` writes. Calling the result puts it where the output is then. */
  capture(write: () => void): () => void
}
