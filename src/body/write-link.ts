import type { Image, ImageReference, Link, LinkReference, Parents } from 'mdast'
import { isBelow } from '../model/is-below.ts'
import { isComment } from '../model/is-comment.ts'
import { splitMediaSize } from '../model/media-size.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../model/note-nodes.ts'
import { shownText } from '../model/shown-text.ts'
import type { BodyWriter } from './body-writer.ts'
import { safeAddress } from './encode-address.ts'
import { titleAttribute } from './escape-html.ts'
import { readShownElsewhere, type ShownElsewhere } from './player.ts'
import {
  alternativeText,
  embedHole,
  external,
  indexOf,
  linkOf,
  readImageEmbed,
  readWikiEmbed,
  type ShownEmbed,
} from './read-embed.ts'
import { rel } from './sanitize-schema.ts'

/** Schemes that a browser opens without harm; a link of another kind shows its text alone. */
const openable = /^(?:https?|mailto|tel|geo|ircs?|xmpp|obsidian|zotero):/i

const toElsewhere = { className: ['external'], rel }

/** `[[target]]`: a link whose address is filled in later. */
export function writeWikiLink({ note, output, linkDepth }: BodyWriter, node: WikiLinkNode): void {
  const index = indexOf(node)
  const link = index === undefined ? undefined : note.links[index]
  const text = link ? shownText(link) || node.value : node.data.alias
  if (linkDepth > 0 || index === undefined) {
    output.text(text)
    return
  }
  output.open('a', undefined, undefined, { attributes: [{ kind: 'link', link: index }] })
  if ((link?.showsBlock || link?.showsTitle) && !link.displayText)
    output.hole({ kind: 'link-text', link: index }, 'span')
  else output.text(text)
  output.close('a')
}

/** `[text](address)`: to the garden, or out of it. */
export function writeLink(
  writer: BodyWriter,
  node: Link,
  writeText: (writer: BodyWriter, node: Link) => void,
): void {
  const { output } = writer
  const { url, title } = node
  const index = indexOf(node)
  const link = linkOf(writer.note, node)
  const isKnown = (target: string): boolean =>
    !external.test(target) || writer.neighbours.some((address) => isBelow(target, address))
  const isOurs = index !== undefined && link !== undefined && isKnown(link.target)
  const isAbsolute = external.test(url)
  if (writer.linkDepth > 0 || (!isOurs && isAbsolute && !openable.test(url))) {
    writeText(writer, node)
    return
  }
  if (isOurs) {
    const hole = { kind: 'link', link: index, ...(title && { hasTitle: true as const }) } as const
    output.open('a', node.data, title ? { title } : undefined, { attributes: [hole] })
  } else {
    const href = safeAddress(url, 'href')
    output.open('a', node.data, title ? { href, title, ...toElsewhere } : { href, ...toElsewhere })
  }
  if ((isOurs || isAbsolute) && isTextless(node)) {
    if (isOurs) output.hole({ kind: 'link-text', link: index }, 'span')
    else output.text(url)
  } else {
    writer.linkDepth++
    writeText(writer, node)
    writer.linkDepth--
  }
  output.close('a')
}

/** Whether a link has nothing to see between its brackets: then it shows where it leads. */
function isTextless({ children }: Link): boolean {
  return children.every((child) =>
    child.type === 'text' ? child.value.trim() === '' : child.type === 'html' && isComment(child.value),
  )
}

/** `[text][name]` as a link, with the address that stands elsewhere in the note; undefined where there is none. */
export function resolveLink(writer: BodyWriter, node: LinkReference): Link | undefined {
  const definition = writer.definitions().links.get(node.identifier.toUpperCase())
  if (definition === undefined) return undefined
  const { url, title = null } = definition
  const { children, data } = node
  return { type: 'link', url, title, children, ...(data && { data }) }
}

/** `![alt][name]` in the same way. */
export function resolveImage(writer: BodyWriter, node: ImageReference): Image | undefined {
  const definition = writer.definitions().links.get(node.identifier.toUpperCase())
  if (definition === undefined) return undefined
  const { url, title = null } = definition
  const { alt = null, data } = node
  return { type: 'image', url, title, alt, ...(data && { data }) }
}

/** `![alt](address)`: an asset of the garden, or an image from elsewhere. */
export function writeImage(writer: BodyWriter, node: Image, parent: Parents | undefined): void {
  const { output, linkDepth } = writer
  const image = readImageEmbed(writer.note, node, parent)
  if (image !== undefined) {
    writeEmbed(writer, image, parent)
    return
  }
  const { text, size } = splitMediaSize(node.alt ?? '')
  const elsewhere = readShownElsewhere(node.url)
  if (elsewhere !== undefined) {
    writeElsewhere(writer, elsewhere, text || undefined, node.url, size)
    return
  }
  // What comes from other hosts may be held back, which is done in a tree.
  if (writer.remoteImages !== 'show') output.judge()
  output.empty('img', node.data, {
    src: safeAddress(node.url, 'src'),
    alt: alternativeText(text, node.url, linkDepth),
    ...(node.title && { title: node.title }),
    ...size,
    loading: 'lazy',
    referrerPolicy: 'no-referrer',
  })
}

/** A player as its author would write it in HTML, so that what frames may do is decided in one place; or a link. */
function writeElsewhere(
  { output, linkDepth }: BodyWriter,
  elsewhere: ShownElsewhere,
  alt: string | undefined,
  url: string,
  { width, height }: { readonly width?: number; readonly height?: number },
): void {
  if (linkDepth > 0) output.text(alt ?? url)
  else if (elsewhere.kind === 'post') {
    output.open('a', undefined, { href: safeAddress(elsewhere.href, 'href'), ...toElsewhere })
    output.text(alt ?? url)
    output.close('a')
  } else {
    const size = `${width === undefined ? '' : ` width="${width}"`}${height === undefined ? '' : ` height="${height}"`}`
    const value = `<iframe src="${elsewhere.src}"${titleAttribute(alt)}${size}></iframe>`
    output.raw({ type: 'html', value }, [])
  }
}

/** `![[target]]`: filled in later as a whole. */
export function writeWikiEmbed(writer: BodyWriter, node: WikiEmbedNode, parent: Parents | undefined): void {
  writeEmbed(writer, readWikiEmbed(writer.note, node), parent)
}

/** An embed among text. One that is a block of a paragraph is cut out of it before. */
function writeEmbed({ output, linkDepth }: BodyWriter, shown: ShownEmbed, parent: Parents | undefined): void {
  const hole = embedHole(shown, linkDepth > 0, parent)
  if (typeof hole === 'string') output.text(hole)
  else output.hole(hole, hole.inline ? 'span' : 'div')
}
