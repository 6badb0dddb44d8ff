import type { PhrasingContent, Text } from 'mdast'
import type { Position } from 'unist'
import type { Locator } from './locator.ts'
import { textOffsets } from './text-offsets.ts'

/** A piece of a text's value in whose place something else stands. */
export interface TextCut {
  readonly from: number
  readonly to: number
  /** Made for the place of the piece; absent where nothing stands there. */
  readonly make?: (position: { readonly position?: Position }) => readonly PhrasingContent[]
}

/**
 * A text with other nodes in place of some of its pieces, which are in order and do not touch. What stays keeps its place in the
 * source, so that tags, highlights and links in it are read as ever.
 */
export function cutText(text: Text, cuts: readonly TextCut[], locator: Locator): readonly PhrasingContent[] {
  if (cuts.length === 0) return [text]
  const offsets = textOffsets(text.value, text, locator.source)
  const placeOf = (from: number, to: number): { readonly position?: Position } =>
    offsets
      ? { position: locator.position(offsets(from), offsets(to)) }
      : text.position
        ? { position: text.position }
        : {}
  const nodes: PhrasingContent[] = []
  let at = 0
  const put = (to: number): void => {
    if (to > at) nodes.push({ ...text, value: text.value.slice(at, to), ...placeOf(at, to) })
    at = to
  }
  for (const { from, to, make } of cuts) {
    put(from)
    nodes.push(...(make?.(placeOf(from, to)) ?? []))
    at = to
  }
  put(text.value.length)
  return nodes
}
