import type { Parents, PhrasingContent } from 'mdast'
import type { Position } from 'unist'
import { readShownElsewhere } from '../../body/player.ts'
import { setChildren } from '../../model/children.ts'
import type { GivenLink } from '../../model/link.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import { sourceInText } from '../../parse/box-source.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'
import type { Locator } from '../../parse/locator.ts'
import { endOf, splitNodes, startOf } from './cut-nodes.ts'
import { findInline, type InlineMatch } from './find-inline.ts'
import { expandMacro, type Macros } from './macros.ts'

/** The source, and what its graph says. */
interface Place extends Locator {
  readonly macros: Macros
}

/** Puts what Logseq has among text into a block's nodes: references, embeds, macros, tags of several words, sizes. */
export function readInline(block: Parents, locator: Locator, macros: Macros): void {
  const [first] = block.children
  if (first === undefined) return
  const matches = findInline(locator.source, startOf(first), endOf(block.children.at(-1)!))
  if (matches.length > 0) placeAll(block, matches, { ...locator, macros })
}

/** Puts matches, which are in order, into the nodes that they stand in. */
function placeAll(parent: Parents, matches: readonly InlineMatch[], locator: Place): void {
  const own: InlineMatch[] = []
  let next = 0
  for (const child of parent.children) {
    const [start, end] = [startOf(child), endOf(child)]
    while (next < matches.length && matches[next]!.range.start < start) own.push(matches[next++]!)
    if (child.type === 'text' || child.type === 'wikiLink') continue
    const inside: InlineMatch[] = []
    for (; next < matches.length && matches[next]!.range.start < end; next++) {
      const { range } = matches[next]!
      // A label's link is all of the node where the page's name has no blank.
      const isNode = child.type === 'link' && range.start === start && range.end === end
      if (isNode || range.end > end) own.push(matches[next]!)
      else inside.push(matches[next]!)
    }
    if (inside.length > 0 && 'children' in child && child.children.length > 0)
      placeAll(child as Parents, inside, locator)
  }
  own.push(...matches.slice(next))
  if (own.length > 0) placeOwn(parent, own, locator)
}

/** Puts matches between the nodes of a text itself. */
function placeOwn(parent: Parents, matches: readonly InlineMatch[], locator: Place): void {
  const offsets = matches.flatMap((match) => [
    match.range.start,
    ...(match.kind === 'marked' ? match.inner : []),
    ...(match.kind === 'local' ? [match.label.start, match.label.end] : []),
    match.range.end,
  ])
  const pieces = splitNodes(parent.children as readonly PhrasingContent[], offsets, locator)
  const placed: PhrasingContent[] = []
  let at = 0
  for (const match of matches) {
    const { start, end } = match.range
    while (at < pieces.length && startOf(pieces[at]!) < start) placed.push(pieces[at++]!)
    let to = at
    while (to < pieces.length && startOf(pieces[to]!) < end) to++
    const inside = pieces.slice(at, to)
    const isWhole = inside.length > 0 && startOf(inside[0]!) === start && endOf(inside.at(-1)!) <= end
    // What code or a formula runs into is theirs.
    if (!isWhole || (placed.length > 0 && endOf(placed.at(-1)!) > start)) continue
    at = to
    if (match.kind === 'size') setSize(placed.at(-1), match.size)
    else placed.push(...nodesOf(match, inside, locator))
  }
  setChildren(parent, [...placed, ...pieces.slice(at)])
}

function setSize(node: PhrasingContent | undefined, size: string): void {
  if (node?.type === 'image' && size !== '') node.alt = `${node.alt ?? ''}|${size}`
}

function nodesOf(
  match: Exclude<InlineMatch, { kind: 'size' }>,
  inside: PhrasingContent[],
  locator: Place,
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
    case 'drawing':
      return []
    case 'local': {
      const { start, end } = match.label
      return inside.filter((node) => startOf(node) >= start && endOf(node) <= end)
    }
    case 'tag':
      return [{ type: 'tag', value: match.value, position }]
    case 'marked': {
      const [lead, trail] = match.inner
      const children = inside.filter((node) => startOf(node) >= lead && startOf(node) < trail)
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
      return (
        expanded(match.value, locator.macros, position) ?? [
          sourceInText(`Logseq: ${match.name}`, match.value, position),
        ]
      )
  }
}

/** What a macro of the graph's own says; undefined for one that it has not. */
function expanded(
  written: string,
  macros: Macros,
  position: Position,
): readonly PhrasingContent[] | undefined {
  const expansion = expandMacro(written, macros)
  if (expansion === undefined) return undefined
  if (/<\w/.test(expansion)) return [{ type: 'html', value: expansion, position }]
  const text = (value: string): PhrasingContent => ({
    type: 'text',
    value,
    position,
    data: { isLiteral: true },
  })
  // Every third part is the address of a link, behind its label.
  const parts = expansion.split(/\[([^[\]\n]{1,500})\]\((https?:\/\/[^\s()]{1,1000})\)/)
  return parts.flatMap((part, i) => {
    if (i % 3 === 2) return [{ type: 'link', url: part, children: [text(parts[i - 1]!)], position }]
    return i % 3 === 0 && part !== '' ? [text(part)] : []
  })
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
