import type { Image, Parents } from 'mdast'
import type { Hole } from '../model/body.ts'
import type { Link as NoteLink } from '../model/link.ts'
import { type MediaSize, splitMediaSize } from '../model/media-size.ts'
import { mediaKindOf } from '../model/media-type.ts'
import type { Note } from '../model/note.ts'
import type { WikiEmbedNode } from '../model/note-nodes.ts'
import { stemOf } from '../model/path.ts'

/** An address with a scheme: it leads out of the garden. */
export const external = /^[a-z][a-z0-9+.-]+:/i

/** Something that a note shows in its text, before it is known where it stands. */
export interface ShownEmbed {
  /** Its place in the note's links; undefined where a plugin made the node. */
  readonly link: number | undefined
  readonly target: string
  readonly alt: string
  readonly shown: MediaSize & { readonly title?: string }
  /** It may stand as a block, if it is a note. */
  readonly isBlock: boolean
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

/** What an `![[target]]` shows. */
export function readWikiEmbed(note: Note, node: WikiEmbedNode): ShownEmbed {
  const link = linkOf(note, node)
  const target = link?.target ?? node.value
  const { text, size } = splitMediaSize(link?.displayText ?? '')
  return { link: indexOf(node), target, alt: text || stemOf(target), shown: size, isBlock: true }
}

/** What an `![alt](address)` of the garden shows; undefined for an image from elsewhere. */
export function readImageEmbed(note: Note, node: Image, parent: Parents | undefined): ShownEmbed | undefined {
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
  { link, target, alt, shown, isBlock }: ShownEmbed,
  inLink: boolean,
  parent: Parents | undefined,
): Extract<Hole, { kind: 'embed' }> | string {
  const isMedia = mediaKindOf(target) !== undefined
  if (link === undefined || (!isMedia && inLink)) return alt || target
  const isInText = parent?.type === 'paragraph' || parent?.type === 'tableCell'
  return { kind: 'embed', link, inline: isMedia || !isBlock || !isInText, alt, ...shown }
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
