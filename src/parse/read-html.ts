import type { Html } from 'mdast'
import type { AuthorTag } from '../model/author-tag.ts'
import type { Range } from '../model/range.ts'
import { decodeReferences } from './decode-references.ts'
import { parseAddress } from './link-target.ts'
import { type HtmlAttribute, type HtmlTag, readHtmlTags } from './read-html-tags.ts'
import { beforeFragment, type LinkDraft } from './read-link.ts'
import { createSourceLocator } from './source-locator.ts'

/** What a piece of an author's HTML holds. */
export interface ReadHtml {
  readonly tags: readonly AuthorTag[]
  readonly links: readonly HtmlLink[]
}

/** A link by an attribute, and the place of its address in the piece. */
export interface HtmlLink {
  readonly link: LinkDraft
  readonly range: Range
}

const nothing: ReadHtml = { tags: [], links: [] }

/** It leads out of the garden, within the page, or is no file's name. */
const leadsElsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/|[#?]|$)/i

/** Tags whose `src` is shown. */
const shown = new Set(['audio', 'iframe', 'img', 'source', 'video'])

/**
 * Reads the tags of a piece of HTML and those of its addresses that start at the note: they mean what they would mean in
 * Markdown, as GitHub shows them.
 */
export function readHtml(node: Html, source: string): ReadHtml {
  if (!/<[a-z]/i.test(node.value)) return nothing
  const read = readHtmlTags(node.value)
  if (read.length === 0) return nothing
  const locate = createSourceLocator(node, source)
  const whole = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
  return {
    tags: read.map((tag) => ({ ...tag, range: locate(tag) ?? whole })),
    links: read.flatMap((tag) =>
      tag.attributes.flatMap((attribute) =>
        addressesIn(tag, attribute).flatMap((range) => {
          const place = locate(range)
          return place === undefined ? [] : readAddress(node.value, range, place, source, tag)
        }),
      ),
    ),
  }
}

/** Where the addresses of an attribute stand in the piece of HTML. */
function addressesIn({ name: tag }: HtmlTag, { name, written, start }: HtmlAttribute): readonly Range[] {
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

function readAddress(
  html: string,
  range: Range,
  place: Range,
  source: string,
  tag: HtmlTag,
): readonly HtmlLink[] {
  const address = decodeReferences(html.slice(range.start, range.end))
  if (leadsElsewhere.test(address)) return []
  const { target, fragment } = parseAddress(address)
  const link: LinkDraft = {
    syntax: 'html',
    embed: shown.has(tag.name),
    target,
    range: place,
    targetRange: beforeFragment(place, source),
  }
  if (fragment) link.fragment = fragment
  return [{ link, range }]
}
