import type { Nodes, Parents, PhrasingContent } from 'mdast'
import { readShownElsewhere } from '../../body/player.ts'
import { setChildren } from '../../model/children.ts'
import type { GivenLink } from '../../model/link.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'
import type { Locator } from '../../parse/locator.ts'
import { cutOut } from './cut-nodes.ts'
import { findInline, type InlineMatch } from './find-inline.ts'

/** Puts what Logseq has among text into a block's nodes: references, embeds, macros, tags of several words, sizes. */
export function readInline(block: Parents, locator: Locator): void {
  const start = block.position?.start.offset
  const end = block.position?.end.offset
  if (start === undefined || end === undefined || block.children.length === 0) return
  const from = block.children[0]?.position?.start.offset ?? start
  const matches = findInline(locator.source, from, end)
  // From the end, so that what was found before it is where it was.
  for (const match of [...matches].reverse()) place(block, match, locator)
}

function place(parent: Parents, match: InlineMatch, locator: Locator): void {
  const { start, end } = match.range
  for (const child of parent.children) {
    const isInside = startOf(child) <= start && endOf(child) >= end
    if (!isInside || child.type === 'text' || child.type === 'wikiLink') continue
    // A label's link is all of the node where the page's name has no blank.
    if (child.type === 'link' && startOf(child) === start && endOf(child) === end) continue
    if ('children' in child && child.children.length > 0) place(child as Parents, match, locator)
    return
  }
  const children = parent.children as readonly PhrasingContent[]
  const { before, inside, after } = cutOut(children, start, end, locator)
  if (inside.length === 0 || startOf(inside[0]!) !== start || endOf(inside.at(-1)!) > end) return
  if (match.kind === 'size') {
    setSize(before.at(-1), match.size)
    setChildren(parent, [...before, ...after])
    return
  }
  setChildren(parent, [...before, ...nodesOf(match, inside, locator), ...after])
}

function setSize(node: PhrasingContent | undefined, size: string): void {
  if (node?.type === 'image' && size !== '') node.alt = `${node.alt ?? ''}|${size}`
}

function nodesOf(
  match: Exclude<InlineMatch, { kind: 'size' }>,
  inside: PhrasingContent[],
  locator: Locator,
): readonly PhrasingContent[] {
  const position = locator.position(match.range.start, match.range.end)
  switch (match.kind) {
    case 'reference':
      return [{ ...wikiNode(false, blockLink(match.id, match.idRange, match.label)), position }]
    case 'labelled':
      return [{ ...wikiNode(false, pageLink(locator.source, match.target, match.label)), position }]
    case 'embed-block':
      return [{ ...wikiNode(true, blockLink(match.id, match.idRange)), position }]
    case 'embed-page':
      return [{ ...wikiNode(true, pageLink(locator.source, match.target)), position }]
    case 'tag':
      return [{ type: 'tag', value: match.value, position }]
    case 'marked': {
      const [lead, trail] = match.inner
      const { inside: children } = cutOut(inside, lead, trail, locator)
      return [{ type: 'highlight', children, position }]
    }
    case 'address': {
      const { start, end } = match.address
      const at = locator.position(start, end)
      const value = locator.source.slice(start, end)
      if (readShownElsewhere(value)) return [{ type: 'image', url: value, alt: '', position: at }]
      return [{ type: 'link', url: value, children: [{ type: 'text', value, position: at }], position: at }]
    }
    case 'html': {
      const { start, end } = match.html
      return [
        { type: 'html', value: locator.source.slice(start, end), position: locator.position(start, end) },
      ]
    }
    case 'macro':
      return [{ type: 'inlineCode', value: match.value, position }]
  }
}

function wikiNode(isEmbed: boolean, given: GivenLink): WikiLinkNode | WikiEmbedNode {
  const { target, displayText } = given
  return {
    type: isEmbed ? 'wikiEmbed' : 'wikiLink',
    value: target,
    data: { alias: displayText ?? target, given },
    children: [],
  }
}

function blockLink(id: string, targetRange: Range, displayText?: string): GivenLink {
  return {
    target: `((${id}))`,
    fragment: { kind: 'block', id },
    ...(displayText !== undefined && { displayText }),
    targetRange,
    showsBlock: true,
  }
}

/** A link to a page whose name stands between `[[` and `]]`. */
function pageLink(source: string, { start, end }: Range, displayText?: string): GivenLink {
  const token = { embed: false, start: start - 2, end: end + 2, targetStart: start, targetEnd: end }
  const { target, fragment, targetRange } = parseWikiTarget(source, token, false)
  return {
    target,
    ...(fragment && { fragment }),
    ...(displayText !== undefined && { displayText }),
    targetRange,
  }
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}
