import type { Range } from './range.ts'

/** Those that touch `start`…`end`, by binary search: the ranges are in order and do not overlap. */
export function rangesIn(ranges: readonly Range[], start: number, end: number): readonly Range[] {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < ranges.length && ranges[last]!.start < end) last++
  return ranges.slice(low, last)
}
