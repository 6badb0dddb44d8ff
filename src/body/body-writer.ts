import type { Nodes } from 'mdast'
import type { Body, Hole } from '../model/body.ts'
import type { Note } from '../model/note.ts'
import type { RemoteImages } from '../model/options.ts'
import type { PlainTags } from './plain-tags.ts'

/** A body while it is written, and what its writing must remember. Its functions stand outside of it: they run for every node. */
export interface BodyWriter {
  readonly note: Note
  readonly tags: PlainTags
  /** Levels that authors' elements may nest in. */
  readonly maxDepth: number
  readonly remoteImages: RemoteImages
  /** See `loweredFrom`. */
  readonly loweredFrom: number
  readonly html: string[]
  readonly holes: Hole[]
  /** The HTML since the last hole. */
  chunk: string
  /** Links that the present node stands in: 0 or 1, as HTML allows no link in a link. */
  linkDepth: number
  /** The first heading in the present quote, list item or callout. */
  inside: number | undefined
  /** Ids of the blocks so far. */
  readonly blockIds: Set<string>
  /** Something was met that only the whole chain can render. */
  isBeyond: boolean
}

/** Cuts the HTML for a hole. */
export function putHole(writer: BodyWriter, hole: Hole): void {
  endChunk(writer)
  writer.holes.push(hole)
}

/**
 * Keeps the HTML since the last hole. Looking at a character makes one string of the many that were added up; otherwise
 * all of them, and the text of the note that they are parts of, would live as long as the body.
 */
function endChunk(writer: BodyWriter): void {
  writer.html.push(Number.isNaN(writer.chunk.charCodeAt(0)) ? '' : writer.chunk)
  writer.chunk = ''
}

/** The start tag of a block, given without its `>`, with the block's id if it has one. */
export function openBlock(writer: BodyWriter, node: Nodes, tag: string, item?: 'ul' | 'ol'): void {
  const id = node.data?.blockId
  const start = tag + dirAttribute(node)
  if (id === undefined) {
    writer.chunk += `${start}>`
    return
  }
  if (writer.blockIds.has(id)) writer.isBeyond = true
  writer.blockIds.add(id)
  putHole(writer, { kind: 'block-start', id, item })
  writer.chunk += start
  putHole(writer, { kind: 'id', id: `^${id}` })
  writer.chunk += '>'
}

/** The direction that `markDirections` gave a node, as an attribute; empty for most. */
export function dirAttribute({ data }: Nodes): string {
  return data?.dir === undefined ? '' : ` dir="${data.dir}"`
}

/** The end of a block that {@link openBlock} began. */
export function closeBlock(writer: BodyWriter, { data }: Nodes, endTag: string): void {
  writer.chunk += endTag
  if (data?.blockId !== undefined) putHole(writer, { kind: 'block-end', id: data.blockId })
}

/** Begins a block that may hold headings. Returns what {@link endInside} needs. */
export function startInside(writer: BodyWriter): number | undefined {
  const outer = writer.inside
  writer.inside = undefined
  return outer
}

/** Ends such a block, and the sections in it. */
export function endInside(writer: BodyWriter, outer: number | undefined): void {
  if (writer.inside !== undefined) putHole(writer, { kind: 'section-end', inside: writer.inside })
  writer.inside = outer
}

/** What was written; undefined where it is not all that there is. */
export function finishBody(writer: BodyWriter): Body | undefined {
  if (writer.isBeyond) return undefined
  endChunk(writer)
  return { html: writer.html, holes: writer.holes }
}

/** Whether a remark plugin says what a node becomes, which is for the whole chain to honour. */
export function hasHints({ data }: Nodes): boolean {
  if (!data) return false
  const { hName, hProperties, hChildren } = data as Readonly<Record<string, unknown>>
  return hName !== undefined || hProperties !== undefined || hChildren !== undefined
}
