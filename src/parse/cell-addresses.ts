import type { Nodes, PhrasingContent, Root, Text } from 'mdast'
import { setChildren } from '../model/children.ts'
import type { Range } from '../model/range.ts'
import { hideRanges, splitAtHidden } from './hidden-ranges.ts'
import { createLocator, type Locator } from './locator.ts'
import { findMaskCharacters } from './mask-wiki-links.ts'

/** How often a note is parsed again because an address turned out to stand in no cell. */
const maxRounds = 3

/**
 * Parses a source in which a `|` ends the bare address before it: `|http://x.org|b|` has two cells. The native parser
 * reads on through the dividers, so such addresses are hidden from it at the same length and made links in the tree.
 */
export function parseWithCellAddresses(source: string, parse: (source: string) => Root): Root {
  let addresses = source.includes('|') ? findAddresses(source) : []
  const mask = addresses.length > 0 ? findMaskCharacters(source)?.inside : undefined
  if (mask === undefined) return parse(source)
  const locator = createLocator(source)
  for (let round = 1; round <= maxRounds && addresses.length > 0; round++) {
    const tree = parse(hideRanges(source, addresses, mask))
    const placed = placeAddresses(tree, addresses, mask, locator)
    if (placed.length === addresses.length) return tree
    addresses = placed
  }
  return parse(source)
}

/** The bare addresses that a `|` follows with no blank between, in order. Linear. */
function findAddresses(source: string): readonly Range[] {
  const found: Range[] = []
  const starts = /https?:\/\/|www\./gi
  const ends = /[\s<]|(?<!\\)\|/g
  for (let match = starts.exec(source); match; match = starts.exec(source)) {
    const start = match.index
    if (start > 0 && !/[\s|*_~([]/.test(source[start - 1]!)) continue
    // Of a link or image, which the parser reads as it should.
    if (source.startsWith('](', start - 2)) continue
    ends.lastIndex = start
    const stop = ends.exec(source)?.index ?? source.length
    const end = trimAddress(source, start, stop)
    const name = source.slice(start + match[0].length, end)
    if (source[stop] === '|' && hasHost(name)) found.push({ start, end })
    starts.lastIndex = stop
  }
  return found
}

/** Where an address ends that reaches to `stop` at most: punctuation behind it is not a part of it. */
function trimAddress(source: string, start: number, stop: number): number {
  const parentheses = source.slice(start, stop).replace(/[^()]+/g, '')
  let unopened = parentheses.split(')').length - parentheses.split('(').length
  let end = stop
  for (; end > start; end--) {
    const last = source[end - 1]!
    if (last === ')' ? unopened-- <= 0 : !'!"\'*,.:;?_~]'.includes(last)) break
  }
  return end
}

/** Whether an address starts with a host: one without `_` in the last two parts of its name. */
function hasHost(address: string): boolean {
  const name = /^[^/?#:]*/.exec(address)![0]
  return /^[\p{L}\p{N}]/u.test(name) && !name.split('.').slice(-2).join().includes('_')
}

/** Makes links of those that are text of a cell, and returns them. */
function placeAddresses(
  tree: Root,
  addresses: readonly Range[],
  mask: string,
  locator: Locator,
): readonly Range[] {
  const placed: Range[] = []
  let next = 0
  const visit = (node: Nodes, isCell: boolean): void => {
    if (!('children' in node)) return
    const isText =
      node.type === 'tableCell' || (isCell && node.type !== 'link' && node.type !== 'linkReference')
    const children: readonly Nodes[] = node.children
    const parted = children.flatMap((child) => {
      if (child.type === 'text' && isText && child.value.includes(mask))
        return splitAtHidden(child, mask, locator, () => take(child), place)
      visit(child, isText)
      return [child]
    })
    setChildren(node, parted)
  }
  const take = ({ position }: Text): Range | undefined => {
    const start = position?.start.offset ?? 0
    while (next < addresses.length && (addresses[next]?.start ?? start) < start) next++
    const address = addresses[next]
    return address !== undefined && address.start < (position?.end.offset ?? 0)
      ? addresses[next++]
      : undefined
  }
  const place = (address: Range): PhrasingContent => {
    placed.push(address)
    return link(address, locator)
  }
  visit(tree, false)
  return placed
}

function link({ start, end }: Range, locator: Locator): PhrasingContent {
  const value = locator.source.slice(start, end)
  const position = locator.position(start, end)
  const url = /^www\./i.test(value) ? `http://${value}` : value
  return { type: 'link', title: null, url, children: [{ type: 'text', value, position }], position }
}
