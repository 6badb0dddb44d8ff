import type { CanvasNode, CanvasText } from '../model/canvas.ts'
import type { Link } from '../model/link.ts'
import { nameInWords } from '../model/name-in-words.ts'
import type { Note } from '../model/note.ts'
import { baseName, stemOf, toNameKey } from '../model/path.ts'
import { countWords } from './count-words.ts'
import { findLanguage } from './find-language.ts'
import type { NoteInput } from './note-input.ts'
import { readCanvasPrivacy } from './read-canvas-privacy.ts'

/** A card that was read: what it says, and its links. */
export interface ReadCard {
  readonly plainText: string
  readonly links: readonly Link[]
  readonly tags: Note['tags']
}

/** A canvas as a note: its links and tags are those of its cards, its text what they say. */
export function canvasNote(
  input: NoteInput,
  cards: readonly ReadCard[],
  diagnostics: Note['diagnostics'],
): Note {
  const { path, source, hash } = input
  const links: Link[] = []
  let plainText = ''
  for (const card of cards) {
    const base = plainText.length
    for (const link of card.links) links.push(shiftContext(link, base))
    plainText += card.plainText === '' ? '' : `${card.plainText}\n`
  }
  const textLanguage = findLanguage(plainText)
  const tags = new Map(
    cards.flatMap((card) => card.tags.map((tag) => [toNameKey(tag), tag] as const)).reverse(),
  )
  return {
    path,
    hash,
    title: nameInWords(stemOf(path)),
    titleFrom: 'file',
    names: [toNameKey(baseName(path))],
    aliases: [],
    properties: Object.create(null) as Note['properties'],
    ...readCanvasPrivacy(path, source),
    tags: [...tags.values()].reverse(),
    headings: [],
    blocks: [],
    links,
    plainText: plainText.trimEnd(),
    prose: [],
    wordCount: countWords(plainText),
    ...(textLanguage !== undefined && { textLanguage }),
    diagnostics: [...(input.diagnostics ?? []), ...diagnostics],
  }
}

/** What a card of text says, with its links' places in the file. */
export function readTextCard(note: Note, { offsetAt }: CanvasText): ReadCard {
  const place = ({ start, end }: Link['range']): Link['range'] => ({
    start: offsetAt(start),
    end: offsetAt(end),
  })
  return {
    plainText: note.plainText,
    tags: note.tags,
    links: note.links.map((link) => ({
      ...link,
      range: place(link.range),
      targetRange: place(link.targetRange),
      ...(link.context && { context: { ...link.context, heading: -1 } }),
    })),
  }
}

/** A card that shows a file, or leads to another site. */
export function readLinkCard(node: Extract<CanvasNode, { kind: 'file' | 'link' }>): ReadCard {
  const { value, range } = node.kind === 'file' ? node.file : node.url
  const subpath = node.kind === 'file' ? node.subpath : ''
  const name = node.kind === 'file' ? baseName(value).replace(/\.md$/i, '') : value
  const link: Link = {
    // A file's path starts at the root, which is also where a wiki-link looks first.
    syntax: node.kind === 'file' ? 'wiki' : 'markdown',
    embed: node.kind === 'file',
    target: value,
    ...fragmentOf(subpath),
    range,
    targetRange: range,
    ...(node.kind === 'file' && {
      context: { from: 0, to: name.length, linkFrom: 0, linkTo: name.length, heading: -1 },
    }),
  }
  const isLink = node.kind === 'file' || /^[a-z][a-z0-9+.-]+:/i.test(value)
  return { plainText: name, tags: [], links: isLink ? [link] : [] }
}

/** The image behind a group: an embed without words. */
export function readBackground({ value, range }: CanvasText): ReadCard {
  const link: Link = { syntax: 'wiki', embed: true, target: value, range, targetRange: range }
  return { plainText: '', tags: [], links: [link] }
}

function fragmentOf(subpath: string): Pick<Link, 'fragment'> {
  if (subpath.startsWith('#^')) return { fragment: { kind: 'block', id: subpath.slice(2).toLowerCase() } }
  const path = subpath.split('#').filter((part) => part.trim() !== '')
  return path.length === 0 ? {} : { fragment: { kind: 'heading', path } }
}

function shiftContext(link: Link, by: number): Link {
  const { context } = link
  if (context === undefined) return link
  const { from, to, linkFrom, linkTo, heading } = context
  return {
    ...link,
    context: { from: from + by, to: to + by, linkFrom: linkFrom + by, linkTo: linkTo + by, heading },
  }
}
