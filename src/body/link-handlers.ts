import type { Element, ElementContent, Properties } from 'hast'
import type { Image, ImageReference, Link, LinkReference, Parents } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import type { Hole } from '../model/body.ts'
import { isComment } from '../model/is-comment.ts'
import type { Link as NoteLink } from '../model/link.ts'
import { mediaKindOf } from '../model/media-type.ts'
import type { Note } from '../model/note.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../model/note-nodes.ts'
import { stemOf } from '../model/path.ts'
import { titleAttribute } from './escape-html.ts'
import type { HastState, NoteHandler } from './hast-state.ts'
import { createMarker, markOf } from './mark.ts'
import { type MediaSize, splitMediaSize } from './media-size.ts'
import { readShownElsewhere, type ShownElsewhere } from './player.ts'
import { allInLink, createElement, htmlHandler } from './text-handlers.ts'

/** An address with a scheme: it leads out of the garden. */
export const external = /^[a-z][a-z0-9+.-]+:/i

/** Schemes that a browser opens without harm; a link of another kind shows its text alone. */
const openable = /^(?:https?|mailto|tel|geo|ircs?|xmpp|obsidian|zotero):/i

/** Nothing in it that an address must not hold. */
const needsNoEncoding = /^(?:[!#$&-;=?-Z_a-z~]|%[\dA-Fa-f]{2})*$/

/** A link out of the site says nothing about where it stands, and vouches for nothing. */
export const rel = ['noopener', 'noreferrer', 'nofollow', 'ugc']

/** `[[target]]`: a link whose address is filled in later. */
export const wikiLinkHandler: NoteHandler<WikiLinkNode> = (state, node) => {
  const value = wikiLinkText(state.note, node)
  return gardenLink(state, node, [{ type: 'text', value }])
}

/** The text of a wiki-link. */
export function wikiLinkText(note: Note, node: WikiLinkNode): string {
  const link = linkOf(note, node)
  return link ? shownText(link, node.value) : node.data.alias
}

/** `[text](address)`: to the garden, or out of it. */
export const linkHandler: NoteHandler<Link> = (state, node) => {
  if (state.linkDepth > 0) return state.all(node)
  const link = linkOf(state.note, node)
  if (link && !external.test(link.target)) {
    const index = indexOf(node)!
    const children = isTextless(node)
      ? [createMarker(state.marks, 'span', { replaceBy: { kind: 'link-text', link: index } })]
      : allInLink(state, node)
    return gardenLink(state, node, children, node.title)
  }
  return externalLink(state, node)
}

/** Whether a link has nothing to see between its brackets: then it shows where it leads. */
export function isTextless({ children }: Link): boolean {
  return children.every((child) =>
    child.type === 'text' ? child.value.trim() === '' : child.type === 'html' && isComment(child.value),
  )
}

/** `[text][name]`: the same, with the address elsewhere in the note. */
export const linkReferenceHandler: NoteHandler<LinkReference> = (state, node, parent) => {
  const definition = state.definitionById.get(node.identifier.toUpperCase())
  if (!definition) return defaultHandlers.linkReference(state, node) as ElementContent[]
  const { url, title } = definition
  const { children, data } = node
  return linkHandler(
    state,
    { type: 'link', url, title: title ?? null, children, ...(data && { data }) } as Link,
    parent,
  )
}

/** `![[target]]`: filled in later as a whole. */
export const wikiEmbedHandler: NoteHandler<WikiEmbedNode> = (state, node, parent) =>
  embed(state, readWikiEmbed(state.note, node), parent)

/** `![alt](address)`: an asset of the garden, or an image from elsewhere. */
export const imageHandler: NoteHandler<Image> = (state, node, parent) => {
  const image = readImageEmbed(state.note, node, parent)
  if (image) return embed(state, image, image.isBlock ? parent : undefined)
  const { text, size } = splitMediaSize(node.alt ?? '')
  const elsewhere = readShownElsewhere(node.url)
  if (elsewhere) return shownElsewhere(state, node, elsewhere, text, size)
  const properties: Properties = {
    src: encodeAddress(node.url),
    alt: alternativeText(text, node.url, state.linkDepth),
    ...(node.title && { title: node.title }),
    ...size,
    loading: 'lazy',
    referrerPolicy: 'no-referrer',
  }
  return state.applyData(node, createElement('img', [], properties)) as Element
}

/** A player as its author would write it in HTML, so that what frames may do is decided in one place; or a link. */
function shownElsewhere(
  state: HastState,
  node: Image,
  elsewhere: ShownElsewhere,
  alt: string,
  { width, height }: MediaSize,
): ElementContent[] | ElementContent | undefined {
  const children: ElementContent[] = [{ type: 'text', value: alt || node.url }]
  if (state.linkDepth > 0) return children
  if (elsewhere.kind === 'post')
    return createElement('a', children, { href: encodeAddress(elsewhere.href), className: ['external'], rel })
  const size = `${width === undefined ? '' : ` width="${width}"`}${height === undefined ? '' : ` height="${height}"`}`
  const value = `<iframe src="${elsewhere.src}"${titleAttribute(alt || undefined)}${size}></iframe>`
  return htmlHandler(state, { type: 'html', value }, undefined)
}

/**
 * What an image from elsewhere is called: `text` if there is one, and in a link, which may hold nothing else, the name of its
 * file: `Dark-theme` of `https://e.example/images/Dark-theme.png?raw=1`.
 */
export function alternativeText(text: string, url: string, linkDepth: number): string {
  if (text !== '' || linkDepth === 0) return text
  const name = stemOf(url.replace(/[?#].*$/s, ''))
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** `![alt][name]`. */
export const imageReferenceHandler: NoteHandler<ImageReference> = (state, node, parent) => {
  const definition = state.definitionById.get(node.identifier.toUpperCase())
  if (!definition) return defaultHandlers.imageReference(state, node) as ElementContent[]
  const { url, title } = definition
  const { alt, data } = node
  return imageHandler(
    state,
    { type: 'image', url, title: title ?? null, alt: alt ?? null, ...(data && { data }) } as Image,
    parent,
  )
}

/** What a wiki-link without display text shows: `N` as written, `N > H`, `H`. */
function shownText(link: NoteLink, written: string): string {
  if (link.displayText !== undefined && link.displayText !== '') return link.displayText
  const fragment = link.fragment
  if (fragment === undefined) return link.target || written
  const part = fragment.kind === 'heading' ? fragment.path.join(' > ') : `^${fragment.id}`
  return link.target === '' ? part : `${link.target} > ${part}`
}

/** The note's link that a node is, if it is one. */
export function linkOf(note: Note, node: { readonly data?: unknown }): NoteLink | undefined {
  const index = indexOf(node)
  return index === undefined ? undefined : note.links[index]
}

/** Its place in the note's links. */
export function indexOf(node: { readonly data?: unknown }): number | undefined {
  return (node.data as { readonly linkIndex?: number } | undefined)?.linkIndex
}

function gardenLink(
  state: HastState,
  node: { readonly data?: unknown },
  children: ElementContent[],
  title?: string | null,
): ElementContent[] | Element {
  const index = indexOf(node)
  if (state.linkDepth > 0 || index === undefined) return children
  const element = createElement('a', children, title ? { title } : {})
  markOf(state.marks, element).attributes = [{ kind: 'link', link: index, ...(title && { hasTitle: true }) }]
  return element
}

function externalLink(state: HastState, node: Link): ElementContent[] | Element {
  const isAbsolute = external.test(node.url)
  if (isAbsolute && !openable.test(node.url)) return state.all(node)
  const children: ElementContent[] =
    isAbsolute && isTextless(node) ? [{ type: 'text', value: node.url }] : allInLink(state, node)
  const href = encodeAddress(node.url)
  const properties: Properties = {
    href,
    ...(node.title && { title: node.title }),
    className: ['external'],
    rel,
  }
  return state.applyData(node, createElement('a', children, properties)) as Element
}

/** All that a handler of mdast-util-to-hast asks of its state for a link without content. */
const noState = {
  all: () => [],
  patch: () => {},
  applyData: (_: unknown, to: unknown) => to,
} as unknown as State

/** What must not stand in an address, encoded. mdast-util-to-hast knows what is encoded already. */
export function encodeAddress(url: string): string {
  if (needsNoEncoding.test(url)) return url
  const element = defaultHandlers.link(noState, { type: 'link', url, children: [] }) as Element
  return String(element.properties['href'])
}

/** Something that a note shows in its text, before it is known where it stands. */
export interface ShownEmbed {
  /** Its place in the note's links; undefined where a plugin made the node. */
  readonly link: number | undefined
  readonly target: string
  readonly alt: string
  readonly shown: MediaSize & { readonly title?: string }
}

/** What an `![[target]]` shows. */
export function readWikiEmbed(note: Note, node: WikiEmbedNode): ShownEmbed {
  const link = linkOf(note, node)
  const target = link?.target ?? node.value
  const { text, size } = splitMediaSize(link?.displayText ?? '')
  return { link: indexOf(node), target, alt: text || stemOf(target), shown: size }
}

/** What an `![alt](address)` of the garden shows; undefined for an image from elsewhere. */
export function readImageEmbed(
  note: Note,
  node: Image,
  parent: Parents | undefined,
): (ShownEmbed & { readonly isBlock: boolean }) | undefined {
  const link = linkOf(note, node)
  if (!link || external.test(link.target)) return undefined
  const { text, size } = splitMediaSize(node.alt ?? '')
  // With text around it, an address that says nothing of a note is an image; it may be one that has no extension.
  const isBlock = parent?.children.length === 1 || /\.(?:md|canvas)$/i.test(link.target)
  const shown = { ...size, ...(node.title && { title: node.title }) }
  // Only a picture may mean nothing: a player or frame without a name is lost on who does not see it.
  const kind = mediaKindOf(link.target)
  const alt = text || (kind === undefined || kind === 'image' ? '' : stemOf(link.target))
  return { link: indexOf(node), target: link.target, alt, shown, isBlock }
}

/**
 * The hole of an embed, or the text that stands for it in a link. Among the text of a paragraph or cell an embed of a
 * note is a block; deeper in the text it can only be a link.
 */
export function embedHole(
  { link, target, alt, shown }: ShownEmbed,
  inLink: boolean,
  parent: Parents | undefined,
): Extract<Hole, { kind: 'embed' }> | string {
  const isMedia = mediaKindOf(target) !== undefined
  if (link === undefined || (!isMedia && inLink)) return alt || target
  const isBlock = !isMedia && (parent?.type === 'paragraph' || parent?.type === 'tableCell')
  return { kind: 'embed', link, inline: !isBlock, alt, ...shown }
}

function embed(state: HastState, shown: ShownEmbed, parent: Parents | undefined): ElementContent {
  const hole = embedHole(shown, state.linkDepth > 0, parent)
  if (typeof hole === 'string') return { type: 'text', value: hole }
  return createMarker(state.marks, hole.inline ? 'span' : 'div', { replaceBy: hole })
}
