import type { PhrasingContent, Text } from 'mdast'
import type { Range } from '../model/range.ts'
import type { Locator } from './locator.ts'

/** A source with ranges (in order) hidden from a parser at their length, each character behind `mask`. */
export function hideRanges(source: string, ranges: readonly Range[], mask: string): string {
  let hidden = ''
  let from = 0
  for (const { start, end } of ranges) {
    hidden += source.slice(from, start) + mask.repeat(end - start)
    from = end
  }
  return hidden + source.slice(from)
}

/**
 * Cuts a text at the ranges that are hidden in it. `take` gives the next one that stands in the text, `make` what stands
 * in its place.
 */
export function splitAtHidden(
  { value, position }: Text,
  mask: string,
  locator: Locator,
  take: () => Range | undefined,
  make: (range: Range) => PhrasingContent,
): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let sourceFrom = position?.start.offset ?? 0
  let from = 0
  const addText = (to: number, end: number): void => {
    if (to > from)
      pieces.push({ type: 'text', value: value.slice(from, to), position: locator.position(sourceFrom, end) })
  }
  for (let at = value.indexOf(mask); at >= 0; at = value.indexOf(mask, from)) {
    const range = take()
    if (range === undefined) break
    addText(at, range.start)
    pieces.push(make(range))
    from = at + range.end - range.start
    sourceFrom = range.end
  }
  addText(value.length, position?.end.offset ?? 0)
  return pieces
}
