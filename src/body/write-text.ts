import type { Html, Image, Link, Nodes, Parents, PhrasingContent } from 'mdast'
import { isComment } from '../model/is-comment.ts'
import type { WikiLinkNode } from '../model/note-nodes.ts'
import { type BodyWriter, dirAttribute, hasHints, putHole } from './body-writer.ts'
import { escapeAttribute, escapeText, titleAttribute } from './escape-html.ts'
import { inlineMathInset, insetHole } from './inset-handlers.ts'
import {
  alternativeText,
  embedHole,
  encodeAddress,
  external,
  indexOf,
  isTextless,
  linkOf,
  readImageEmbed,
  readWikiEmbed,
  rel,
  type ShownEmbed,
  wikiLinkText,
} from './link-handlers.ts'
import { splitMediaSize } from './media-size.ts'
import type { PlainTag } from './plain-tags.ts'
import { readShownElsewhere } from './player.ts'
import { onOneLine, trimLines } from './text-handlers.ts'

/** Addresses of links that the sanitiser lets pass, whatever follows. Spelt otherwise, they are for it to judge. */
const openAddress = /^(?:https?|mailto|tel|geo|ircs?|xmpp|obsidian|zotero):/

/** The same for images. */
const imageAddress = /^https?:/

const externalAttributes = ` class="external" rel="${rel.join(' ')}"`

/** Authors' elements deeper than this in one another are for the whole chain. */
const maxPlainDepth = 8

/** Writes what stands in a paragraph, a heading or a cell. */
export function writeText(writer: BodyWriter, parent: Parents): void {
  writeAll(writer, parent.children as readonly PhrasingContent[], parent)
}

/** Writes text that has no parent of its own: the title of a callout. */
export function writeAll(
  writer: BodyWriter,
  nodes: readonly PhrasingContent[],
  parent: Parents | undefined,
): void {
  let open: PlainTag[] | undefined
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!
    const isAfterBreak = i > 0 && nodes[i - 1]!.type === 'break'
    if (isAfterBreak && startsWithBlank(node)) writer.isBeyond = true
    if (node.type !== 'html') writeNode(writer, node, parent)
    else if (!isComment(node.value)) {
      open ??= []
      writeTag(writer, node, open)
    }
    if (writer.isBeyond) return
  }
  if (open !== undefined && open.length > 0) writer.isBeyond = true
}

function writeNode(writer: BodyWriter, node: PhrasingContent, parent: Parents | undefined): void {
  if (hasHints(node)) {
    writer.isBeyond = true
    return
  }
  switch (node.type) {
    case 'text':
      writer.chunk += escapeText(trimLines(node.value))
      return
    case 'wikiLink':
      writeWikiLink(writer, node)
      return
    case 'link':
      writeLink(writer, node)
      return
    case 'strong':
      writeElement(writer, 'strong', node)
      return
    case 'emphasis':
      writeElement(writer, 'em', node)
      return
    case 'delete':
      writeElement(writer, 'del', node)
      return
    case 'highlight':
      writeElement(writer, 'mark', node)
      return
    case 'inlineCode':
      writer.chunk += `<code${dirAttribute(node)}>${escapeText(onOneLine(node.value))}</code>`
      return
    case 'break':
      writer.chunk += '<br>\n'
      return
    case 'tag':
      if (writer.linkDepth > 0) writer.chunk += escapeText(`#${node.value}`)
      else {
        writer.chunk += '<a class="tag"'
        putHole(writer, { kind: 'tag', tag: node.value })
        writer.chunk += `>${escapeText(`#${node.value}`)}</a>`
      }
      return
    case 'image':
      writeImage(writer, node, parent)
      return
    case 'wikiEmbed':
      writeEmbed(writer, readWikiEmbed(writer.note, node), parent)
      return
    case 'inlineMath':
      putHole(writer, insetHole(inlineMathInset(node), node))
      return
    default:
      writer.isBeyond = true
  }
}

function writeElement(writer: BodyWriter, tagName: string, node: Parents): void {
  writer.chunk += `<${tagName}${dirAttribute(node)}>`
  writeText(writer, node)
  writer.chunk += `</${tagName}>`
}

function writeWikiLink(writer: BodyWriter, node: WikiLinkNode): void {
  const link = indexOf(node)
  const text = escapeText(wikiLinkText(writer.note, node))
  if (writer.linkDepth > 0 || link === undefined) {
    writer.chunk += text
    return
  }
  writer.chunk += '<a'
  putHole(writer, { kind: 'link', link })
  writer.chunk += `>${text}</a>`
}

function writeLink(writer: BodyWriter, node: Link): void {
  if (writer.linkDepth > 0) {
    writeText(writer, node)
    return
  }
  const link = linkOf(writer.note, node)
  const { url, title } = node
  const isOurs = link !== undefined && !external.test(link.target)
  if (isOurs) {
    writer.chunk += `<a${title ? titleAttribute(title) : ''}${dirAttribute(node)}`
    putHole(writer, { kind: 'link', link: indexOf(node)!, ...(title && { hasTitle: true }) })
    writer.chunk += '>'
  } else if (openAddress.test(url)) {
    const shown = title ? titleAttribute(title) : ''
    writer.chunk += `<a href="${escapeAttribute(encodeAddress(url))}"${shown}${externalAttributes}${dirAttribute(node)}>`
  } else {
    writer.isBeyond = true
    return
  }
  if (!isTextless(node)) {
    writer.linkDepth++
    writeText(writer, node)
    writer.linkDepth--
  } else if (isOurs) putHole(writer, { kind: 'link-text', link: indexOf(node)! })
  else writer.chunk += escapeText(url)
  writer.chunk += '</a>'
}

function writeImage(writer: BodyWriter, node: Image, parent: Parents | undefined): void {
  const image = readImageEmbed(writer.note, node, parent)
  if (image !== undefined) {
    writeEmbed(writer, image, image.isBlock ? parent : undefined)
    return
  }
  const isHeldBack = writer.remoteImages !== 'show'
  if (isHeldBack || !imageAddress.test(node.url) || readShownElsewhere(node.url) !== undefined) {
    writer.isBeyond = true
    return
  }
  const { text, size } = splitMediaSize(node.alt ?? '')
  const alt = alternativeText(text, node.url, writer.linkDepth)
  const shown = node.title ? titleAttribute(node.title) : ''
  const width = size.width === undefined ? '' : ` width="${size.width}"`
  const height = size.height === undefined ? '' : ` height="${size.height}"`
  writer.chunk +=
    `<img src="${escapeAttribute(encodeAddress(node.url))}" alt="${escapeAttribute(alt)}"${shown}${width}${height}` +
    ' loading="lazy" referrerpolicy="no-referrer">'
}

/** An embed among text. One that is a block is alone in its paragraph, which {@link writeText} is not called for. */
function writeEmbed(writer: BodyWriter, shown: ShownEmbed, parent: Parents | undefined): void {
  const hole = embedHole(shown, writer.linkDepth > 0, parent)
  if (typeof hole === 'string') writer.chunk += escapeText(hole)
  else if (!hole.inline && parent?.type === 'paragraph') writer.isBeyond = true
  else putHole(writer, hole)
}

/** One plain tag of the author's; whatever else he writes in HTML is beyond us. */
function writeTag(writer: BodyWriter, { value }: Html, open: PlainTag[]): void {
  const tag = writer.tags(value)
  if (tag === undefined) {
    writer.isBeyond = true
  } else if (tag.kind === 'end') {
    const start = open.pop()
    if (start?.name === tag.name) writer.chunk += start.close
    else writer.isBeyond = true
  } else {
    writer.chunk += tag.html
    if (tag.kind === 'void') return
    const isTooDeep = open.length >= Math.min(maxPlainDepth, writer.maxDepth)
    if (isTooDeep || open.some(({ name }) => name === tag.name)) writer.isBeyond = true
    open.push(tag)
  }
}

/** Whether there are blanks to be taken from what follows a break: parsers leave none, plugins may. */
function startsWithBlank(node: Nodes): boolean {
  const first = 'children' in node ? node.children[0] : node
  if (first === undefined || !('value' in first)) return false
  return first.value.startsWith(' ') || first.value.startsWith('\t')
}
