import type { Blockquote, Heading, Nodes, Parents, PhrasingContent } from 'mdast'
import { collectDefinitions, type Definitions } from '../model/collect-definitions.ts'
import { isComment } from '../model/is-comment.ts'
import type { Note } from '../model/note.ts'
import type { BlockDataNode, CalloutNode, DrawnNode, TabsNode } from '../model/note-nodes.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import type { BodyOutput } from './body-output.ts'
import { type BodyWriter, blockMark, blockMarkBefore, endInside, startInside } from './body-writer.ts'
import { headingTag, loweredFrom } from './heading-level.ts'
import { codeInset, insetHole, mathInset, queryHole } from './inset-hole.ts'
import { isNothing } from './is-nothing.ts'
import type { Mark, Piece } from './mark.ts'
import { writeFootnotes } from './write-footnotes.ts'
import { writeList } from './write-list.ts'
import { writeParagraph } from './write-paragraph.ts'
import { writeTable } from './write-table.ts'
import { writeAll, writeInline, writeText } from './write-text.ts'

/**
 * Writes the body of a note in one walk. What a node becomes is decided here and in what this calls, for HTML and for
 * trees alike. The tree is not changed.
 */
export function writeBody(
  { note, tree }: ParsedNote,
  output: BodyOutput,
  { remoteImages, neighbours }: Pick<BodyWriter, 'remoteImages' | 'neighbours'>,
): void {
  let definitions: Definitions | undefined
  const writer: BodyWriter = {
    note,
    output,
    remoteImages,
    neighbours,
    definitions: () => (definitions ??= collectDefinitions(tree)),
    writeBlock,
    loweredFrom: loweredFrom(note),
    linkDepth: 0,
    isAfterBreak: false,
    inside: undefined,
    blockIds: new Set(),
    footnotes: new Map(),
  }
  const count = writeBlocks(writer, tree, 0)
  writeFootnotes(writer, count)
}

/** Writes blocks with line ends between them; `count` have been written before. Returns how many there are then. */
function writeBlocks(writer: BodyWriter, parent: Parents, count: number): number {
  const { output } = writer
  let written = count
  for (const node of parent.children) {
    if (isNothing(node)) continue
    if (written > 0) output.line()
    writeBlock(writer, node, parent)
    if (output.needsTree) return written
    written++
  }
  return written
}

function writeBlock(writer: BodyWriter, node: Nodes, parent: Parents | undefined): void {
  const { output } = writer
  switch (node.type) {
    case 'paragraph':
      writeParagraph(writer, node)
      return
    case 'heading':
      writeHeading(writer, node, parent)
      return
    case 'list':
      writeList(writer, node)
      return
    case 'blockquote':
      writeQuote(writer, node)
      return
    case 'table':
      writeTable(writer, node)
      return
    case 'callout':
      writeCallout(writer, node)
      return
    case 'tabs':
      writeTabs(writer, node)
      return
    case 'blockData':
      writeBlockData(writer, node)
      return
    case 'drawn':
      output.marker({ before: drawnPieces(node) })
      return
    case 'thematicBreak':
      output.empty('hr', node.data, undefined, blockMark(writer, node))
      return
    case 'code':
    case 'math': {
      const query = queryHole(writer.note, node)
      if (query !== undefined) {
        output.hole(query, 'div', blockMarkBefore(writer, node))
        return
      }
      const inset = node.type === 'code' ? codeInset(node, parent) : mathInset(node)
      output.inset(insetHole(inset, node), node, blockMarkBefore(writer, node))
      return
    }
    case 'html': {
      // Only an element can have an id.
      const mark = blockMark(writer, node)
      if (mark !== undefined) output.open('div', undefined, undefined, mark)
      if (!isComment(node.value)) output.raw(node, undefined)
      if (mark !== undefined) output.close('div', mark)
      return
    }
    default:
      if (!writeInline(writer, node as PhrasingContent, parent)) writeUnknown(writer, node)
  }
}

/** What a note says of a block, as a list of names with their values. */
function writeBlockData(writer: BodyWriter, node: BlockDataNode): void {
  const { output } = writer
  const mark = blockMark(writer, node)
  output.open('dl', node.data, { className: ['block-data'] }, mark)
  for (const datum of node.children) {
    output.line()
    output.open('dt')
    output.text(datum.name)
    output.close('dt')
    output.open('dd', datum.data)
    writeText(writer, datum)
    output.close('dd')
  }
  output.line()
  output.close('dl', mark)
}

/** What was drawn, with its links and pictures, which have their numbers now. */
function drawnPieces(node: DrawnNode): Piece[] {
  return node.draw().flatMap((piece): readonly Piece[] => {
    if (typeof piece === 'string' || piece.kind === 'id') return [piece]
    const link = piece.of.data?.linkIndex
    if (link === undefined) return []
    return [piece.kind === 'link' ? { kind: 'link', link } : { kind: 'address', name: 'href', link }]
  })
}

/** Nodes of no known type, which plugins make: their text, or a `div` around their children. */
function writeUnknown(writer: BodyWriter, node: Nodes): void {
  const { output } = writer
  const mark = blockMark(writer, node)
  const { value, children = [] } = node as { readonly value?: unknown; readonly children?: readonly Nodes[] }
  if (value !== undefined) {
    output.text(String(value), node.data)
    return
  }
  output.open('div', node.data, undefined, mark)
  for (const child of children) if (!isNothing(child)) writeBlock(writer, child, node as Parents)
  output.close('div', mark)
}

function writeQuote(writer: BodyWriter, node: Blockquote): void {
  const { output } = writer
  const mark = blockMark(writer, node)
  output.open('blockquote', node.data, undefined, mark)
  output.line()
  const outer = startInside(writer)
  if (writeBlocks(writer, node, 0) > 0) output.line()
  endInside(writer, outer)
  output.close('blockquote', mark)
}

/**
 * A heading, with an id that its own page shows. A page has one `h1`, its title: the heading that is the title is left
 * out, or kept for that `h1` where it has markup. A plugin's heading has no number.
 */
function writeHeading(writer: BodyWriter, node: Heading, parent: Parents | undefined): void {
  const { output, note } = writer
  const index = node.data?.headingIndex
  const heading = index === undefined ? undefined : note.headings[index]
  const isTop = parent?.type === 'root'
  const mark: Mark = { ...blockMarkBefore(writer, node) }
  if (index !== undefined) {
    if (!isTop) writer.inside ??= index
    const section = { kind: 'section', heading: index, depth: node.depth } as const
    mark.section = isTop || writer.inside === undefined ? section : { ...section, inside: writer.inside }
  }
  if (isTop && index === 0 && note.opensWithTitle) {
    if (!hasMarkup(note, node)) {
      output.marker(mark)
      return
    }
    mark.isTitle = true
  } else if (heading !== undefined) mark.attributes = [{ kind: 'id', id: heading.slug }]
  const tagName = mark.isTitle ? 'h2' : headingTag(node.depth, index, writer.loweredFrom)
  output.open(tagName, node.data, undefined, mark)
  if (heading?.otherSlug !== undefined && !mark.isTitle)
    output.hole({ kind: 'other-id', id: heading.otherSlug }, 'span')
  writeText(writer, node)
  output.close(tagName, mark)
}

/** Whether the heading that is the title shows more than the title's words. A title of its own is words alone. */
function hasMarkup({ titleFrom }: Note, { children }: Heading): boolean {
  if (titleFrom !== 'heading') return false
  return children.some((child) => child.type !== 'text' && !(child.type === 'html' && isComment(child.value)))
}

/** Boxes of one name, of which browsers keep one open: they work without script, and print with their titles. */
function writeTabs(writer: BodyWriter, node: TabsNode): void {
  const { output, note } = writer
  const mark = blockMark(writer, node)
  const name = `tabs-${note.hash.slice(0, 6)}-${node.position?.start.offset ?? 0}`
  const tabMark: Mark = { attributes: [{ kind: 'group', name }] }
  output.open('div', node.data, { className: ['tabs'] }, mark)
  output.line()
  for (const [i, tab] of node.children.entries()) {
    output.open('details', tab.data, { className: ['tab'], ...(i === 0 && { open: true }) }, tabMark)
    output.line()
    output.open('summary')
    writeAll(writer, tab.title, undefined)
    output.close('summary')
    const outer = startInside(writer)
    writeBlocks(writer, tab, 1)
    output.line()
    endInside(writer, outer)
    output.close('details', tabMark)
    output.line()
  }
  output.close('div', mark)
}

/** A titled box, or, when it folds, `<details>`; both say their type in `data-callout`. */
function writeCallout(writer: BodyWriter, node: CalloutNode): void {
  const { output } = writer
  const folds = node.fold !== undefined
  const tagName = folds ? 'details' : 'div'
  const titleName = folds ? 'summary' : 'p'
  const hasTitle = node.title.length > 0
  const mark = blockMark(writer, node)
  output.open(
    tagName,
    node.data,
    { className: ['callout'], dataCallout: node.calloutType, ...(node.fold === '+' && { open: true }) },
    mark,
  )
  if (folds || !node.isUntitled) {
    output.line()
    output.open(titleName, undefined, {
      className: ['callout-title'],
      ...(node.data?.dir && hasTitle && { dir: 'auto' }),
    })
    if (hasTitle) writeAll(writer, node.title, undefined)
    else output.hole({ kind: 'word', word: 'callout', of: node.calloutName }, 'span')
    output.close(titleName)
  }
  const outer = startInside(writer)
  writeBlocks(writer, node, 1)
  output.line()
  endInside(writer, outer)
  output.close(tagName, mark)
}
