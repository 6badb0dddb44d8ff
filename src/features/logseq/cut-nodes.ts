import type { Nodes, PhrasingContent, Text } from 'mdast'
import type { Locator } from '../../parse/locator.ts'
import { sliceText } from '../../parse/split-text.ts'
import { textOffsets } from '../../parse/text-offsets.ts'

/** Nodes of a text in pieces that begin at offsets of the source, in order; what is no text stays whole. Linear. */
export function splitNodes(
  nodes: readonly PhrasingContent[],
  offsets: readonly number[],
  locator: Locator,
): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let next = 0
  for (const node of nodes) {
    const [start, end] = [startOf(node), endOf(node)]
    while (next < offsets.length && offsets[next]! <= start) next++
    const isCut = node.type === 'text' && (offsets[next] ?? end) < end
    const placeOf = isCut ? textOffsets(node.value, node, locator.source) : undefined
    if (node.type !== 'text' || placeOf === undefined) {
      pieces.push(node)
      continue
    }
    let from = 0
    for (let at = 0; at < node.value.length && next < offsets.length; at++) {
      if (placeOf(at) < offsets[next]!) continue
      if (at > from) pieces.push(sliceText(node, from, at, placeOf, locator))
      from = at
      while (next < offsets.length && offsets[next]! <= placeOf(at)) next++
    }
    pieces.push(sliceText(node, from, node.value.length, placeOf, locator))
  }
  return pieces
}

/** Nodes of a text before an offset of the source, and from it on. A node that cannot be cut is before it as a whole. */
export function cutNodes(
  nodes: readonly PhrasingContent[],
  offset: number,
  locator: Locator,
): readonly [PhrasingContent[], PhrasingContent[]] {
  const pieces = splitNodes(nodes, [offset], locator)
  return [pieces.filter((one) => startOf(one) < offset), pieces.filter((one) => startOf(one) >= offset)]
}

/** Where a node begins in the source. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

/** Just behind its end. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}

/** The same nodes without blanks and line ends at either end. */
export function trimNodes(nodes: readonly PhrasingContent[], locator: Locator): PhrasingContent[] {
  const trimmed = [...nodes]
  for (let first = trimmed[0]; first !== undefined; first = trimmed[0]) {
    const part = first.type === 'text' ? trimText(first, locator, /^\s+/) : undefined
    if (first.type === 'break' || part === '') trimmed.shift()
    else {
      if (part) trimmed[0] = part
      break
    }
  }
  for (let last = trimmed.at(-1); last !== undefined; last = trimmed.at(-1)) {
    const part = last.type === 'text' ? trimText(last, locator, /\s+$/) : undefined
    if (last.type === 'break' || part === '') trimmed.pop()
    else {
      if (part) trimmed[trimmed.length - 1] = part
      break
    }
  }
  return trimmed
}

/** A text without its blanks at one end: empty where there is nothing else, undefined where it has none there. */
function trimText(text: Text, locator: Locator, blanks: RegExp): Text | '' | undefined {
  const { 0: found = '', index: at = 0 } = blanks.exec(text.value) ?? {}
  if (found === '') return undefined
  if (found.length === text.value.length) return ''
  const [from, to] = at === 0 ? [found.length, text.value.length] : [0, at]
  const offsets = textOffsets(text.value, text, locator.source)
  return offsets
    ? sliceText(text, from, to, offsets, locator)
    : { ...text, value: text.value.slice(from, to) }
}
