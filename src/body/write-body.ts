import type { Blockquote, Heading, List, ListItem, Nodes, Paragraph, Parents, Root } from 'mdast'
import type { Body, Hole } from '../model/body.ts'
import { isComment } from '../model/is-comment.ts'
import type { CalloutNode } from '../model/note-nodes.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { hasMarkup, isLooseItem } from './block-handlers.ts'
import {
  type BodyWriter,
  closeBlock,
  dirAttribute,
  endInside,
  finishBody,
  hasHints,
  openBlock,
  putHole,
  startInside,
} from './body-writer.ts'
import { calloutName } from './callout-handler.ts'
import { escapeAttribute } from './escape-html.ts'
import { headingTag, loweredFrom } from './heading-level.ts'
import { codeInset, insetHole, mathInset } from './inset-handlers.ts'
import { embedHole, readImageEmbed, readWikiEmbed } from './link-handlers.ts'
import { writeTable } from './write-table.ts'
import { writeAll, writeText } from './write-text.ts'

/** What the garden's renderer gives. */
type WriteRules = Pick<BodyWriter, 'tags' | 'maxDepth' | 'remoteImages'>

/**
 * The body of a note that holds nothing unusual, written in one walk: byte for byte what the whole chain (hast, raw
 * HTML, sanitiser, compiler) makes of it, in a fifth of its time. Undefined where anything is met that the chain has
 * to judge: raw HTML but for single tags around text, footnotes, references, addresses of unusual spelling, what plugins
 * left on nodes. The tree is not changed.
 *
 * It is as safe as the chain, because it can write only tags of its own, with text and attributes escaped and addresses
 * of schemes that the sanitiser lets pass; an author's tags are written as the sanitiser left them (`tags`).
 */
export function writeBody({ note, tree }: ParsedNote, rules: WriteRules): Body | undefined {
  const writer: BodyWriter = {
    note,
    ...rules,
    html: [],
    holes: [],
    chunk: '',
    linkDepth: 0,
    inside: undefined,
    loweredFrom: loweredFrom(note),
    blockIds: new Set(),
    isBeyond: false,
  }
  writeBlocks(writer, tree, 0)
  return finishBody(writer)
}

/** Writes blocks with line ends between them; `count` have been written before. Returns how many there are then. */
function writeBlocks(writer: BodyWriter, parent: Root | Parents, count: number): number {
  let written = count
  for (const node of parent.children as readonly Nodes[]) {
    if (isNothing(node)) continue
    if (written > 0) writer.chunk += '\n'
    writeBlock(writer, node, parent)
    if (writer.isBeyond) return written
    written++
  }
  return written
}

/** What leaves no trace: comments, and what others refer to. */
function isNothing(node: Nodes): boolean {
  return (
    node.type === 'definition' ||
    node.type === 'footnoteDefinition' ||
    (node.type === 'html' && isComment(node.value))
  )
}

function writeBlock(writer: BodyWriter, node: Nodes, parent: Parents): void {
  if (hasHints(node)) {
    writer.isBeyond = true
    return
  }
  switch (node.type) {
    case 'paragraph': {
      const embed = blockEmbedOf(writer, node)
      if (embed === undefined) writeParagraph(writer, node)
      else if (node.data?.blockId !== undefined) writer.isBeyond = true
      else putHole(writer, embed)
      return
    }
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
    case 'thematicBreak':
      openBlock(writer, node, '<hr')
      closeBlock(writer, node, '')
      return
    case 'code':
    case 'math':
      if (node.data?.blockId !== undefined) writer.isBeyond = true
      else putHole(writer, insetHole(node.type === 'code' ? codeInset(node) : mathInset(node), node))
      return
    default:
      writer.isBeyond = true
  }
}

/** A paragraph, with the box of a list item's task before its text. */
function writeParagraph(writer: BodyWriter, node: Paragraph, task?: string): void {
  openBlock(writer, node, '<p')
  if (task !== undefined) writeCheckbox(writer, task)
  writeText(writer, node)
  closeBlock(writer, node, '</p>')
}

/** The hole of a paragraph that is nothing but an embed of a note, which is a block of its own. */
function blockEmbedOf({ note }: BodyWriter, paragraph: Paragraph): Hole | undefined {
  const only = paragraph.children.length === 1 ? paragraph.children[0]! : undefined
  if ((only?.type !== 'wikiEmbed' && only?.type !== 'image') || hasHints(only)) return undefined
  const shown = only.type === 'wikiEmbed' ? readWikiEmbed(note, only) : readImageEmbed(note, only, paragraph)
  const hole = shown && embedHole(shown, false, paragraph)
  return hole === undefined || typeof hole === 'string' || hole.inline ? undefined : hole
}

function writeQuote(writer: BodyWriter, node: Blockquote): void {
  openBlock(writer, node, '<blockquote')
  writer.chunk += '\n'
  const outer = startInside(writer)
  if (writeBlocks(writer, node, 0) > 0) writer.chunk += '\n'
  endInside(writer, outer)
  closeBlock(writer, node, '</blockquote>')
}

function writeHeading(writer: BodyWriter, node: Heading, parent: Parents): void {
  const index = node.data?.headingIndex
  const heading = index === undefined ? undefined : writer.note.headings[index]
  if (index === undefined || heading === undefined || node.data?.blockId !== undefined) {
    writer.isBeyond = true
    return
  }
  const isTop = parent.type === 'root'
  const section = { kind: 'section', heading: index, depth: node.depth } as const
  if (!isTop) writer.inside ??= index
  putHole(writer, isTop ? section : { ...section, inside: writer.inside! })
  if (index === 0 && writer.note.opensWithTitle) {
    if (!hasMarkup(writer.note, node)) return
    putHole(writer, { kind: 'title-start' })
    writeText(writer, node)
    putHole(writer, { kind: 'title-end' })
    return
  }
  const tagName = headingTag(node.depth, index, writer.loweredFrom)
  writer.chunk += `<${tagName}${dirAttribute(node)}`
  putHole(writer, { kind: 'id', id: heading.slug })
  writer.chunk += '>'
  if (heading.otherSlug !== undefined) putHole(writer, { kind: 'other-id', id: heading.otherSlug })
  writeText(writer, node)
  writer.chunk += `</${tagName}>`
}

function writeList(writer: BodyWriter, node: List): void {
  const name = node.ordered ? 'ol' : 'ul'
  const hasTasks = node.children.some((item) => typeof item.checked === 'boolean')
  const start = typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : ''
  openBlock(writer, node, `<${name}${start}${hasTasks ? ' class="contains-task-list"' : ''}`)
  const isLoose = node.spread === true || node.children.some(isLooseItem)
  for (const item of node.children) {
    writer.chunk += '\n'
    writeItem(writer, item, isLoose, name)
    if (writer.isBeyond) return
  }
  closeBlock(writer, node, `\n</${name}>`)
}

/** A list item. In a tight list a paragraph is only its text, but for one that carries an id. */
function writeItem(writer: BodyWriter, node: ListItem, isLoose: boolean, listName: 'ul' | 'ol'): void {
  const task = typeof node.checked === 'boolean' ? (node.checked ? (node.data?.task ?? 'x') : ' ') : undefined
  const isUnusual = task === undefined ? startsWithTask(node) : !startsWithText(writer, node)
  if (isUnusual || hasHints(node)) {
    writer.isBeyond = true
    return
  }
  const attributes = task === undefined ? '' : ` class="task-list-item" data-task="${escapeAttribute(task)}"`
  openBlock(writer, node, `<li${attributes}`, listName)
  const outer = startInside(writer)
  let box = task
  let count = 0
  let isParagraph = false
  for (const child of node.children) {
    if (isNothing(child)) continue
    isParagraph = child.type === 'paragraph' && blockEmbedOf(writer, child) === undefined
    if (isLoose || count > 0 || !isParagraph) writer.chunk += '\n'
    if (child.type !== 'paragraph' || !isParagraph || hasHints(child)) writeBlock(writer, child, node)
    else if (isLoose || child.data?.blockId !== undefined) writeParagraph(writer, child, box)
    else {
      if (box !== undefined) writeCheckbox(writer, box)
      writeText(writer, child)
    }
    if (writer.isBeyond) return
    box = undefined
    count++
  }
  if (count > 0 && (isLoose || !isParagraph)) writer.chunk += '\n'
  endInside(writer, outer)
  closeBlock(writer, node, '</li>')
}

/** `[/] ` and its like at the start of an item, which the parser leaves in the text. */
function startsWithTask({ children }: ListItem): boolean {
  const text = children[0]?.type === 'paragraph' ? children[0].children[0] : undefined
  return text?.type === 'text' && text.value.charCodeAt(0) === 91
}

/** Whether an item starts with a paragraph that has something to see in it, so that its checkbox can stand there. */
function startsWithText(writer: BodyWriter, { children }: ListItem): boolean {
  const head = children[0]
  if (head?.type !== 'paragraph' || blockEmbedOf(writer, head) !== undefined) return false
  const first = head.children[0]
  return first !== undefined && first.type !== 'html'
}

function writeCheckbox(writer: BodyWriter, task: string): void {
  writer.chunk += `<input type="checkbox"${task === ' ' ? '' : ' checked'} disabled aria-label="`
  putHole(writer, { kind: 'word', word: 'task', of: task })
  writer.chunk += '"> '
}

function writeCallout(writer: BodyWriter, node: CalloutNode): void {
  const [tagName, titleName] = node.fold === undefined ? ['div', 'p'] : ['details', 'summary']
  const open = node.fold === '+' ? ' open' : ''
  openBlock(writer, node, `<${tagName} class="callout" data-callout="${node.calloutType}"${open}`)
  writer.chunk += `\n<${titleName} class="callout-title"${node.data?.dir && node.title.length > 0 ? ' dir="auto"' : ''}>`
  if (node.title.length > 0) writeAll(writer, node.title, undefined)
  else putHole(writer, calloutName(node))
  writer.chunk += `</${titleName}>`
  const outer = startInside(writer)
  writeBlocks(writer, node, 1)
  writer.chunk += '\n'
  endInside(writer, outer)
  closeBlock(writer, node, `</${tagName}>`)
}
