import type { Html } from 'mdast'
import type { AuthorTag } from '../model/author-tag.ts'
import type { Range } from '../model/range.ts'
import { decodeReferences } from './decode-references.ts'
import { findWritten } from './destination-range.ts'
import { parseAddress } from './link-target.ts'
import { rangeOf } from './range-of.ts'
import { type HtmlAttribute, readHtmlTags } from './read-html-tags.ts'
import { beforeFragment, type LinkDraft } from './read-link.ts'
import { createSourceLocator } from './source-locator.ts'

/** What a piece of an author's HTML holds. */
interface ReadHtml {
  readonly tags: readonly AuthorTag[]
  readonly links: readonly HtmlLink[]
}

/** A link by an attribute, and the place of its address in the piece. */
interface HtmlLink {
  readonly link: LinkDraft
  readonly range: Range
}

const nothing: ReadHtml = { tags: [], links: [] }

/** It leads out of the garden, within the page, or is no file's name. */
const leadsElsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/|[#?]|$)/i

/** Tags whose `src` is shown. */
const shown = new Set(['audio', 'iframe', 'img', 'source', 'video'])

/** Tags with any address that is read. */
const mayLead = new Set([...shown, 'a', 'track'])

/**
 * Reads the tags of a piece of HTML and those of its addresses that start at the note: they mean what they would mean in
 * Markdown, as GitHub shows them.
 */
export function readHtml(node: Html, source: string): ReadHtml {
  if (!/<[a-z]/i.test(node.value)) return nothing
  const read = readHtmlTags(node.value)
  if (read.length === 0) return nothing
  const locate = createSourceLocator(node, source)
  const tags: AuthorTag[] = []
  const links: HtmlLink[] = []
  for (const { name, start, end, attributes } of read) {
    tags.push({ name, range: locate(start, end) ?? rangeOf(node), attributes })
    if (!mayLead.has(name)) continue
    for (const attribute of attributes) {
      for (const range of addressesIn(name, attribute)) {
        const written = node.value.slice(range.start, range.end)
        const place = locate(range.start, range.end) ?? findFilled(node, written, source)
        const link = place && readAddress(written, place, source, shown.has(name))
        if (link) links.push({ link, range })
      }
    }
  }
  return { tags, links }
}

/** Where an address stands among the tags of templates that a program fills in. */
function findFilled(node: Html, written: string, source: string): Range | undefined {
  if (node.data?.isFilled === undefined) return undefined
  const { start, end } = rangeOf(node)
  return findWritten(written.replace(/#.*$/, ''), start, end, source)
}

/** Where the addresses of an attribute stand in the piece of HTML. */
function addressesIn(tag: string, { name, written, start }: HtmlAttribute): readonly Range[] {
  switch (name) {
    case 'href':
      return tag === 'a' ? [trimmed(written, start)] : []
    case 'src':
      return shown.has(tag) || tag === 'track' ? [trimmed(written, start)] : []
    case 'poster':
      return tag === 'video' ? [trimmed(written, start)] : []
    case 'srcset':
      return tag === 'img' || tag === 'source' ? sourcesIn(written, start) : []
    default:
      return []
  }
}

function trimmed(text: string, start: number): Range {
  const from = start + text.length - text.trimStart().length
  return { start: from, end: from + text.trim().length }
}

/** The addresses of `a.png, b.png 2x`; a comma inside of one belongs to it. */
function sourcesIn(text: string, start: number): readonly Range[] {
  return [...text.matchAll(/([^\s,]\S*?)(?:,+(?!\S)|\s[^,]*|$)/g)].map(({ 1: written = '', index }) => {
    const from = start + index
    return { start: from, end: from + written.length }
  })
}

/** The link that an address is; undefined for one that leads elsewhere. */
function readAddress(written: string, place: Range, source: string, embed: boolean): LinkDraft | undefined {
  const address = decodeReferences(written)
  if (leadsElsewhere.test(address)) return undefined
  const { target, fragment } = parseAddress(address)
  return {
    syntax: 'html',
    embed,
    target,
    ...(fragment && { fragment }),
    range: place,
    targetRange: beforeFragment(place, source),
  }
}
