import type { Html, Nodes, Parents, PhrasingContent, Text } from 'mdast'
import type { Position } from 'unist'
import { setChildren } from '../model/children.ts'
import type { Range } from '../model/range.ts'
import type { Locator } from './locator.ts'
import { textOffsets } from './text-offsets.ts'

/** What stands in the places of a source that a parser was not shown; see {@link blindRanges}. */
export interface Refill {
  /** For one that is a paragraph of its own; nothing for one that shows nothing, undefined for what stands among text. */
  readonly block: (range: Range, position: Position) => readonly Nodes[] | undefined
  /** For one among text; undefined shows nothing. */
  readonly inline: (range: Range, position: Position) => PhrasingContent | undefined
  /** For HTML with some of them; default: blanks in their places. */
  readonly html?: (node: Html) => Html | undefined
}

/** The source with letters in place of ranges, so that nothing in them is Markdown; lines end where they did. */
export function blindRanges(source: string, ranges: readonly Range[], letter: 'x' | ' ' = 'x'): string {
  let masked = ''
  let from = 0
  for (const { start, end } of ranges) {
    masked += source.slice(from, start) + source.slice(start, end).replace(/[^\r\n]/g, letter)
    from = end
  }
  return masked + source.slice(from)
}

/**
 * Puts what a parser was not shown into its tree. `locator` has the source as the parser saw it around the ranges.
 */
export function refill(parent: Parents, ranges: readonly Range[], locator: Locator, by: Refill): void {
  if (ranges.length > 0) fillIn(parent, { ranges, locator, masked: blindRanges(locator.source, ranges), by })
}

/** What filling in reads. */
interface Fill {
  readonly ranges: readonly Range[]
  readonly locator: Locator
  /** The source as the parser saw it. */
  readonly masked: string
  readonly by: Refill
}

function fillIn(parent: Parents, fill: Fill): void {
  const { ranges, by } = fill
  const children: readonly Nodes[] = parent.children
  setChildren(
    parent,
    children.flatMap((node): readonly Nodes[] => {
      if (node.type === 'text') return fillText(node, fill)
      if (node.type === 'html') return [by.html?.(node) ?? fillHtml(node, ranges)]
      const block = node.type === 'paragraph' ? fillBlock(node, ranges, by) : undefined
      if (block !== undefined) return block
      if (node.type === 'callout')
        node.title = node.title.flatMap((one) => (one.type === 'text' ? fillText(one, fill) : [one]))
      if (!('children' in node)) return [node]
      const hadText = node.children.length > 0
      fillIn(node, fill)
      return node.type === 'paragraph' && hadText && node.children.length === 0 ? [] : [node]
    }),
  )
}

/** A paragraph that is nothing but one range; of a range with several paragraphs the first stands for all. */
function fillBlock({ position }: Nodes, ranges: readonly Range[], by: Refill): readonly Nodes[] | undefined {
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? 0
  const range = ranges.find((one) => one.start <= start && one.end >= end)
  if (range === undefined || position === undefined) return undefined
  return range.start < start ? [] : by.block(range, position)
}

/** HTML has blanks where something was masked: it is read on by its places in the source. */
function fillHtml(node: Html, ranges: readonly Range[]): Html {
  const start = node.position?.start.offset ?? 0
  if ((node.position?.end.offset ?? 0) - start !== node.value.length) return node
  const own = ranges.flatMap((range) => {
    const [from, to] = [Math.max(0, range.start - start), Math.min(node.value.length, range.end - start)]
    return from < to ? [{ start: from, end: to }] : []
  })
  return own.length === 0 ? node : { ...node, value: blindRanges(node.value, own, ' ') }
}

/** A text that was masked, with what stood there. */
function fillText(text: Text, { ranges, locator, masked, by }: Fill): readonly PhrasingContent[] {
  const start = text.position?.start.offset ?? 0
  const end = text.position?.end.offset ?? 0
  const own = ranges.filter((one) => one.start < end && one.end > start)
  if (own.length === 0) return [text]
  const offsets = textOffsets(text.value, text, masked)
  const pieces: PhrasingContent[] = []
  let from = start
  let at = 0
  // Escapes and the signs of quotes are no text.
  const valueTo = (to: number): string => {
    if (offsets === undefined) return locator.source.slice(from, to)
    while (at < text.value.length && offsets(at) < from) at++
    const first = at
    while (at < text.value.length && offsets(at) < to) at++
    return text.value.slice(first, at)
  }
  const put = (to: number): void => {
    const value = to <= from ? '' : valueTo(to)
    if (value !== '') pieces.push({ type: 'text', value, position: locator.position(from, to) })
  }
  for (const one of own) {
    put(Math.max(one.start, start))
    from = Math.max(from, Math.min(one.end, end))
    const made =
      one.start < start ? undefined : by.inline(one, locator.position(one.start, Math.min(one.end, end)))
    if (made !== undefined) pieces.push(made)
  }
  put(end)
  return pieces
}
