import { alignBlocks } from './align-blocks.ts'
import { collectPageBlocks } from './page-blocks.ts'
import { collectSourceBlocks, type SourceBlock } from './source-blocks.ts'

/** A block where both sides have it. */
export interface BlockStop {
  readonly block: SourceBlock
  readonly element: HTMLElement
}

/** The blocks of a source that its page shows, in their order. */
export function collectStops(source: string, page: HTMLElement): readonly BlockStop[] {
  const sourceBlocks = collectSourceBlocks(source)
  const pageBlocks = collectPageBlocks(page)
  const partners = alignBlocks(
    sourceBlocks.map(({ words }) => words),
    pageBlocks.map(({ words }) => words),
  )
  return pageBlocks.flatMap(({ element }, i) => {
    const block = sourceBlocks[partners[i] ?? -1]
    return block ? [{ block, element }] : []
  })
}

/** How far down in the pane an offset of the source is, in pixels. */
export function placeOf(stops: readonly BlockStop[], offset: number, pane: HTMLElement): number | undefined {
  const at = lastWhere(stops, ({ block }) => block.from <= offset)
  const [stop, next] = [stops[at], stops[at + 1]]
  if (stop === undefined) return next && 0
  const { top, bottom } = boxOf(stop.element, pane)
  const { from, to } = stop.block
  if (offset <= to) return top + shareOf(offset - from, to - from) * (bottom - top)
  if (next === undefined) return offset > to + 2 ? pane.scrollHeight - pane.clientHeight / 3 : bottom
  return bottom + shareOf(offset - to, next.block.from - to) * (boxOf(next.element, pane).top - bottom)
}

/** The offset of the source that is so far down in the pane. */
export function offsetAt(stops: readonly BlockStop[], place: number, pane: HTMLElement): number | undefined {
  const at = lastWhere(stops, ({ element }) => boxOf(element, pane).top <= place)
  const [stop, next] = [stops[at], stops[at + 1]]
  if (stop === undefined) return next && 0
  const { top, bottom } = boxOf(stop.element, pane)
  const { from, to } = stop.block
  if (place <= bottom) return Math.round(from + shareOf(place - top, bottom - top) * (to - from))
  if (next === undefined) return to
  return Math.round(
    to + shareOf(place - bottom, boxOf(next.element, pane).top - bottom) * (next.block.from - to),
  )
}

function boxOf(element: HTMLElement, pane: HTMLElement): { readonly top: number; readonly bottom: number } {
  const box = element.getBoundingClientRect()
  const above = pane.getBoundingClientRect().top - pane.scrollTop
  return { top: box.top - above, bottom: box.bottom - above }
}

/** The last entry for which it is true, where it is true of the first ones alone; -1 where of none. */
function lastWhere<Entry>(entries: readonly Entry[], isTrue: (entry: Entry) => boolean): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries[middle]
    if (entry !== undefined && isTrue(entry)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** How much of a whole a part is, from 0 to 1; 0 of nothing. */
export function shareOf(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole))
}
