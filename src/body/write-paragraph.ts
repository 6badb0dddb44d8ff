import type { Paragraph, PhrasingContent } from 'mdast'
import type { Hole } from '../model/body.ts'
import type { Inset } from '../model/inset.ts'
import type { Link } from '../model/link.ts'
import { baseName, extensionOf } from '../model/path.ts'
import { isBase } from '../model/query.ts'
import { isSimulation } from '../model/simulation-name.ts'
import { type BodyWriter, blockMark, blockMarkBefore } from './body-writer.ts'
import { insetHole } from './inset-hole.ts'
import { isNothing } from './is-nothing.ts'
import { labelled, type Mark } from './mark.ts'
import { embedHole, linkOf, readImageEmbed, readWikiEmbed } from './read-embed.ts'
import { resolveImage } from './write-link.ts'
import { writeAll } from './write-text.ts'

/** A list item while it is written. */
export interface OpenItem {
  /** Its text stands in paragraphs. */
  readonly isLoose: boolean
  /** The sign of its task, until the box of that is written. */
  task: string | undefined
  /** Blocks and texts so far. */
  count: number
  /** The last of them is text. */
  endsWithText: boolean
}

/**
 * A paragraph. Embeds that are blocks split it, because HTML allows no block in a paragraph. In a tight list it is only its
 * text, but for one that carries an id.
 */
export function writeParagraph(writer: BodyWriter, node: Paragraph, item?: OpenItem): void {
  const { output } = writer
  const parts = splitAtEmbeds(writer, node)
  if (parts === undefined) {
    writePart(writer, node, node.children, blockMark(writer, node), item)
    return
  }
  const whole = Array.isArray(parts[0]) ? blockMark(writer, node) : blockMarkBefore(writer, node)
  for (const [i, part] of parts.entries()) {
    const mark = whole && partOfMark(whole, i === 0, i === parts.length - 1)
    if (i > 0 && item === undefined) output.line()
    if (Array.isArray(part)) writePart(writer, node, part, mark, item)
    else {
      if (item !== undefined) startInItem(writer, item, false)
      output.hole(part, 'div', mark)
    }
  }
}

function writePart(
  writer: BodyWriter,
  node: Paragraph,
  part: readonly PhrasingContent[],
  mark: Mark | undefined,
  item: OpenItem | undefined,
): void {
  const { output } = writer
  if (item !== undefined) startInItem(writer, item, true)
  const isElement = item === undefined || item.isLoose || mark !== undefined
  if (isElement) output.open('p', node.data, undefined, mark)
  if (item?.task !== undefined) writeBox(writer, item, !part.every(isNothing))
  writeAll(writer, part, node)
  if (isElement) output.close('p', mark)
}

/** Starts a text or another block in a list item. The box of a task stands in its first text. */
export function startInItem(writer: BodyWriter, item: OpenItem, isText: boolean): void {
  if (!isText) writeLoneBox(writer, item)
  if (item.isLoose || item.count > 0 || !isText) writer.output.line()
  item.count++
  item.endsWithText = isText
}

/** The box of a task without text, if it is one. */
export function writeLoneBox(writer: BodyWriter, item: OpenItem): void {
  if (item.task === undefined) return
  startInItem(writer, item, true)
  if (item.isLoose) writer.output.open('p')
  writeBox(writer, item, false)
  if (item.isLoose) writer.output.close('p')
}

function writeBox({ output }: BodyWriter, item: OpenItem, isBeforeText: boolean): void {
  const of = item.task ?? ''
  item.task = undefined
  const properties = { type: 'checkbox', checked: of !== ' ', disabled: true }
  output.empty('input', undefined, properties, { attributes: labelled({ kind: 'word', word: 'task', of }) })
  if (isBeforeText) output.text(' ')
}

function partOfMark({ before, attributes, after }: Mark, isFirst: boolean, isLast: boolean): Mark {
  return {
    ...(isFirst && before && { before }),
    ...(isFirst && attributes && { attributes }),
    ...(isLast && after && { after }),
  }
}

/** A paragraph's stretches of text and its embeds that are blocks, in order; undefined where it has none of those. */
export function splitAtEmbeds(
  writer: BodyWriter,
  node: Paragraph,
): readonly (PhrasingContent[] | Hole)[] | undefined {
  let parts: (PhrasingContent[] | Hole)[] | undefined
  let from = 0
  let at = 0
  for (const child of node.children) {
    at++
    const hole = blockHole(writer, child, node)
    if (hole === undefined) continue
    parts ??= []
    addText(parts, node.children.slice(from, at - 1))
    parts.push(hole)
    from = at
  }
  if (parts !== undefined) addText(parts, node.children.slice(from))
  return parts
}

function blockHole(writer: BodyWriter, node: PhrasingContent, paragraph: Paragraph): Hole | undefined {
  const image = node.type === 'imageReference' ? resolveImage(writer, node) : node
  if (image?.type !== 'wikiEmbed' && image?.type !== 'image') return undefined
  const { note } = writer
  const link = linkOf(note, image)
  if (link?.isData && !isBase(link.target) && paragraph.type === 'paragraph') {
    return insetHole(dataInset(link), image)
  }
  const shown =
    image.type === 'wikiEmbed' ? readWikiEmbed(note, image) : readImageEmbed(note, image, paragraph)
  const hole = shown && embedHole(shown, false, paragraph)
  return typeof hole === 'object' && !hole.inline ? hole : undefined
}

/** What an embed shows of a file's rows or code. */
function dataInset({ target, displayText = '' }: Link): Inset {
  if (isSimulation(target)) return { kind: 'simulation', target }
  if (!/^\s*plot\s*:/.test(displayText))
    return {
      kind: 'code',
      language: extensionOf(target).slice(1),
      meta: `title="${baseName(target)}"`,
      code: '',
    }
  const words = displayText.replace(/^\s*plot\s*:\s*/, '')
  return { kind: 'plot', language: 'plot', source: words, isShort: true }
}

/** Adds text without the blanks and breaks at its ends. */
function addText(parts: (PhrasingContent[] | Hole)[], nodes: readonly PhrasingContent[]): void {
  let start = 0
  let end = nodes.length
  while (start < end && isBlank(nodes[start])) start++
  while (end > start && isBlank(nodes[end - 1])) end--
  if (start === end) return
  const text = nodes.slice(start, end)
  const first = text[0]
  if (first?.type === 'text') text[0] = { ...first, value: first.value.trimStart() }
  const last = text.at(-1)
  if (last?.type === 'text') text[text.length - 1] = { ...last, value: last.value.trimEnd() }
  parts.push(text)
}

function isBlank(node: PhrasingContent | undefined): boolean {
  if (node?.type === 'text') return node.value.trim() === ''
  return node === undefined || node.type === 'break' || isNothing(node)
}
