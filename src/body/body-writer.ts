import type { FootnoteDefinition, Nodes, Parents } from 'mdast'
import type { Definitions } from '../model/collect-definitions.ts'
import type { Note } from '../model/note.ts'
import type { RemoteImages } from '../model/options.ts'
import type { BodyOutput } from './body-output.ts'
import type { Mark, Piece } from './mark.ts'

/** A footnote as it is first asked for. */
export interface Footnote {
  /** From 1, in the order of first calls. */
  readonly number: number
  /** What its definition holds. */
  readonly node: FootnoteDefinition
  /** Places that ask for it so far. */
  count: number
}

/** What the writing of one body must remember. Its functions stand outside of it: they run for every node. */
export interface BodyWriter {
  readonly note: Note
  readonly output: BodyOutput
  readonly remoteImages: RemoteImages
  /** Addresses of other gardens that this one names, each with a slash at its end. */
  readonly neighbours: readonly string[]
  /** What references of the note refer to. */
  readonly definitions: () => Definitions
  /** Writes a node that is none of text. */
  readonly writeBlock: (writer: BodyWriter, node: Nodes, parent: Parents | undefined) => void
  /** See `loweredFrom`. */
  readonly loweredFrom: number
  /** Links that the present node stands in: 0 or 1, as HTML allows no link in a link. */
  linkDepth: number
  /** A break was written last: blanks that follow are not shown, so they are not written. */
  isAfterBreak: boolean
  /** The first heading in the present quote, list item or callout. */
  inside: number | undefined
  /** Ids of the blocks so far. */
  readonly blockIds: Set<string>
  /** Footnotes by the upper-cased names that texts call them, in the order of their first calls. */
  readonly footnotes: Map<string, Footnote>
}

/** What says where a block with an id starts and ends. */
interface BlockMark extends Mark {
  readonly before: Piece[]
  readonly after: Piece[]
}

/** The mark of a block with an id, whose element gets the id. An id that is used again leads to its first block. */
export function blockMark(writer: BodyWriter, node: Nodes, item?: 'ul' | 'ol'): BlockMark | undefined {
  const id = node.data?.blockId
  if (id === undefined || writer.blockIds.has(id)) return undefined
  writer.blockIds.add(id)
  return {
    before: [{ kind: 'block-start', id, item }],
    attributes: [{ kind: 'id', id: `^${id}` }],
    after: [{ kind: 'block-end', id }],
  }
}

/** The same for what has no element, or has an id already: the id stands before it. */
export function blockMarkBefore(writer: BodyWriter, node: Nodes): BlockMark | undefined {
  const mark = blockMark(writer, node)
  if (mark === undefined) return undefined
  const { before, attributes = [], after } = mark
  return { before: [...before, '<span', ...attributes, '></span>'], after }
}

/** Begins a block that may hold headings. Returns what {@link endInside} needs. */
export function startInside(writer: BodyWriter): number | undefined {
  const outer = writer.inside
  writer.inside = undefined
  return outer
}

/** Ends such a block, and the sections in it. */
export function endInside(writer: BodyWriter, outer: number | undefined): void {
  if (writer.inside !== undefined) writer.output.endSections(writer.inside)
  writer.inside = outer
}
