import type { PhrasingContent, Text } from 'mdast'
import type { Locator } from './locator.ts'
import type { TextOffsets } from './text-offsets.ts'

/** Part of a text node's value that becomes a node of its own; indices into the value, end exclusive. */
export interface Cut {
  readonly from: number
  readonly to: number
  readonly node: PhrasingContent
}

/** The text with its cuts (in order, not overlapping) replaced by their nodes; every piece has its exact position. */
export function splitText(
  text: Text,
  cuts: readonly Cut[],
  offsets: TextOffsets,
  locator: Locator,
): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let from = 0
  for (const cut of cuts) {
    if (cut.from > from) pieces.push(sliceText(text, from, cut.from, offsets, locator))
    cut.node.position = locator.position(offsets(cut.from), endOffset(text, cut.to, offsets))
    pieces.push(cut.node)
    from = cut.to
  }
  if (from < text.value.length) pieces.push(sliceText(text, from, text.value.length, offsets, locator))
  return pieces
}

/** Part of a text node as a node of its own. */
export function sliceText(
  text: Text,
  from: number,
  to: number,
  offsets: TextOffsets,
  locator: Locator,
): Text {
  const start = offsets(from)
  return {
    type: 'text',
    value: text.value.slice(from, to),
    position: locator.position(start, endOffset(text, to, offsets)),
  }
}

/** Behind character `to - 1`; line prefixes and blanks that follow it in the source belong to the next piece. */
function endOffset(text: Text, to: number, offsets: TextOffsets): number {
  if (to === text.value.length || to === 0) return offsets(to)
  const last = offsets(to - 1)
  const next = offsets(to)
  return text.value.charCodeAt(to - 1) === 10 ? last + 1 : next
}
