import type { Definition, Image, ImageReference, LinkReference, Link as MarkdownLink } from 'mdast'
import type { Link } from '../model/link.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../model/note-nodes.ts'
import type { Range } from '../model/range.ts'
import { findDefinitionDestination, findDestination } from './destination-range.ts'
import { isExternal, parseAddress, parseWikiTarget } from './link-target.ts'
import { rangeOf } from './range-of.ts'

/** A link as the walk first sees it; its display text and context follow. */
export type LinkDraft = { -readonly [Key in keyof Link]: Link[Key] }

/** `|` */
const divider = 124

/** The link of a `wikiLink` or `wikiEmbed`. Ranges come from the source, so what a plugin changed does not count. */
export function readWikiLink(
  node: WikiLinkNode | WikiEmbedNode,
  source: string,
  labelFirst: ReadonlySet<number>,
): LinkDraft {
  const embed = node.type === 'wikiEmbed'
  const range = rangeOf(node)
  if (node.data.given) return { syntax: 'wiki', embed, ...node.data.given, range }
  const targetStart = range.start + (embed ? 3 : 2)
  // Not looked for beyond the link: a note may hold a hundred thousand links, and no divider.
  let targetEnd = targetStart
  while (targetEnd < range.end - 2 && source.charCodeAt(targetEnd) !== divider) targetEnd++
  const token = { embed, start: range.start, end: range.end, targetStart, targetEnd }
  const isLabelFirst = labelFirst.has(range.start)
  const { target, fragment, displayText, targetRange } = parseWikiTarget(source, token, isLabelFirst)
  const link: LinkDraft = { syntax: 'wiki', embed, target, range, targetRange }
  if (fragment) link.fragment = fragment
  if (displayText !== undefined) link.displayText = displayText
  if (isLabelFirst) link.isLabelFirst = true
  return link
}

/**
 * The link of a Markdown link or image, inline or by reference (then `definition` is what it refers to, and the
 * target's range is in there, because a rename edits that).
 */
export function readMarkdownLink(
  node: MarkdownLink | Image | LinkReference | ImageReference,
  definition: Definition | undefined,
  source: string,
): LinkDraft {
  const url = definition?.url ?? ('url' in node ? node.url : '')
  const { target, fragment } = parseAddress(url)
  const written =
    node.data?.targetRange ??
    (definition ? findDefinitionDestination(definition, source) : findDestination(node, source))
  const link: LinkDraft = {
    syntax: 'markdown',
    embed: node.type === 'image' || node.type === 'imageReference',
    target,
    range: rangeOf(node),
    targetRange: isExternal(url) ? written : beforeFragment(written, source),
  }
  if (fragment) link.fragment = fragment
  return link
}

/** The part of an address before its `#`. */
export function beforeFragment(range: Range, source: string): Range {
  for (let i = range.start; i < range.end; i++) {
    // `&#39;` is a character, not a fragment.
    if (source.charCodeAt(i) === 35 && source.charCodeAt(i - 1) !== 38) return { start: range.start, end: i }
  }
  return range
}
