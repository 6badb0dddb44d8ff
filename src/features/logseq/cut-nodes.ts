import type { PhrasingContent, Text } from 'mdast'
import type { Locator } from '../../parse/locator.ts'
import { sliceText } from '../../parse/split-text.ts'
import { textOffsets } from '../../parse/text-offsets.ts'

/** Nodes of a text before an offset of the source, and from it on. A node that cannot be cut is before it as a whole. */
export function cutNodes(
  nodes: readonly PhrasingContent[],
  offset: number,
  locator: Locator,
): readonly [PhrasingContent[], PhrasingContent[]] {
  const before: PhrasingContent[] = []
  const after: PhrasingContent[] = []
  for (const node of nodes) {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    if (start >= offset) after.push(node)
    else if (end <= offset || node.type !== 'text') before.push(node)
    else {
      const offsets = textOffsets(node.value, node, locator.source)
      let at = 0
      while (offsets && at < node.value.length && offsets(at) < offset) at++
      if (!offsets || at === node.value.length) before.push(node)
      else {
        if (at > 0) before.push(sliceText(node, 0, at, offsets, locator))
        after.push(sliceText(node, at, node.value.length, offsets, locator))
      }
    }
  }
  return [before, after]
}

/** What of a text stands before a part of the source, in it and behind it. */
export function cutOut(
  nodes: readonly PhrasingContent[],
  start: number,
  end: number,
  locator: Locator,
): {
  readonly before: PhrasingContent[]
  readonly inside: PhrasingContent[]
  readonly after: PhrasingContent[]
} {
  const [before, rest] = cutNodes(nodes, start, locator)
  const [inside, after] = cutNodes(rest, end, locator)
  return { before, inside, after }
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
