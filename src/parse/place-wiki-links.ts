import type { Nodes, Root, Text } from 'mdast'
import { setChildren } from '../model/children.ts'
import type { Locator } from './locator.ts'
import type { MaskCharacters } from './mask-wiki-links.ts'
import type { WikiLinkToken } from './scan-wiki-links.ts'
import { wikiLinkNode } from './wiki-link-node.ts'

/**
 * Turns the masks in a tree back: in text each becomes a `wikiLink` or `wikiEmbed` node, in code, math and HTML the
 * source it hid. Returns the tokens for which neither could be done (they stand in an address, a label, or are cut by
 * a table's cell): the caller parses again without masking those. Changes the tree.
 */
export function placeWikiLinks(
  tree: Root,
  tokens: readonly WikiLinkToken[],
  masks: MaskCharacters,
  locator: Locator,
): readonly WikiLinkToken[] {
  const { open: opener, close: closer } = masks
  const isPlaced = new Set<WikiLinkToken>()
  const place = (node: Nodes): void => {
    if ('children' in node) {
      let hits = false
      for (const child of node.children) {
        if (child.type === 'text') hits ||= child.value.includes(opener)
        else if (holdsToken(tokens, child)) place(child)
      }
      if (hits) setChildren(node, splitAll(node.children))
    } else if ('value' in node && node.value.includes(opener)) {
      node.value = restore(node)
    }
  }

  const splitAll = (nodes: readonly Nodes[]): Nodes[] => {
    const pieces: Nodes[] = []
    for (const node of nodes) {
      if (node.type === 'text' && node.value.includes(opener)) split(node, pieces)
      else pieces.push(node)
    }
    return pieces
  }

  const split = (node: Text, pieces: Nodes[]): void => {
    const found = tokensWithin(tokens, node)
    let from = 0
    let sourceFrom = node.position?.start.offset ?? 0
    for (const token of found) {
      const start = node.value.indexOf(opener, from)
      const close = node.value.indexOf(closer, start)
      // A mask behind this token's would mean that the tokens and the text went out of step.
      if (start < 0 || close < 0) break
      const before = node.value.slice(from, token.embed ? start - 2 : start - 1)
      if (before !== '')
        pieces.push({
          type: 'text',
          value: before,
          position: locator.position(sourceFrom, textEnd(before, token, locator)),
        })
      pieces.push(nodeOf(token, locator))
      isPlaced.add(token)
      from = close + 2
      sourceFrom = token.end
    }
    const rest = node.value.slice(from)
    const end = node.position?.end.offset ?? sourceFrom
    if (rest !== '') pieces.push({ type: 'text', value: rest, position: locator.position(sourceFrom, end) })
  }

  const restore = (node: Nodes & { value: string }): string => {
    const parts: string[] = []
    let from = 0
    for (const token of tokensWithin(tokens, node)) {
      const start = node.value.indexOf(opener, from)
      const close = node.value.indexOf(closer, start)
      if (start < 0 || close < 0) break
      const written = locator.source.slice(token.targetStart - 2, token.end)
      // In a table's code `\|` is `|`: then the hidden text is one character shorter for each.
      const isShorter = close - start + 3 < written.length
      parts.push(node.value.slice(from, start - 1), isShorter ? written.replaceAll('\\|', '|') : written)
      isPlaced.add(token)
      from = close + 2
    }
    parts.push(node.value.slice(from))
    return parts.join('')
  }

  place(tree)
  return tokens.filter((token) => !isPlaced.has(token))
}

/** Text that ends its line ends there: the blanks before a wiki-link that starts the next line are not part of it. */
function textEnd(text: string, token: WikiLinkToken, { source }: Locator): number {
  return text.endsWith('\n') ? source.lastIndexOf('\n', token.start) + 1 : token.start
}

/** Those that stand wholly inside a node. */
function tokensWithin(tokens: readonly WikiLinkToken[], node: Nodes): readonly WikiLinkToken[] {
  const from = firstTokenFrom(tokens, node.position?.start.offset ?? 0)
  const end = node.position?.end.offset ?? 0
  let to = from
  while (to < tokens.length && tokens[to]!.end <= end) to++
  return tokens.slice(from, to)
}

function holdsToken(tokens: readonly WikiLinkToken[], node: Nodes): boolean {
  const first = tokens[firstTokenFrom(tokens, node.position?.start.offset ?? 0)]
  return first !== undefined && first.start < (node.position?.end.offset ?? 0)
}

/** Index of the first token that starts at `offset` or later, by binary search: tokens are in order. */
export function firstTokenFrom(tokens: readonly WikiLinkToken[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

function nodeOf(token: WikiLinkToken, locator: Locator): Nodes {
  const { source } = locator
  const target = source.slice(token.targetStart, token.targetEnd)
  const alias = token.targetEnd < token.end - 2 ? source.slice(token.targetEnd + 1, token.end - 2) : undefined
  const node = wikiLinkNode(token.embed, target, alias)
  node.position = locator.position(token.start, token.end)
  return node
}
