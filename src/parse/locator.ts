import type { Point, Position } from 'unist'
import { lineStarts } from '../model/range.ts'

/** Offsets of one source to the points that tree nodes carry. Counts lines only when first asked. */
export interface Locator {
  readonly source: string
  point(offset: number): Point
  position(start: number, end: number): Position
}

/** A {@link Locator} for `source`. */
export function createLocator(source: string): Locator {
  let starts: readonly number[] | undefined
  /** The line of the last answer: the next one is mostly on it, or a little further. */
  let line = 0
  const point = (offset: number): Point => {
    starts ??= findLineStarts(source)
    const isNear = starts[line]! <= offset
    for (let step = 0; step < 8 && isNear && (starts[line + 1] ?? Infinity) <= offset; step++) line++
    if (!isNear || (starts[line + 1] ?? Infinity) <= offset) line = findLine(starts, offset)
    return { line: line + 1, column: offset - starts[line]! + 1, offset }
  }
  return { source, point, position: (start, end) => ({ start: point(start), end: point(end) }) }
}

/** The lines of the source that was asked for last: the parser and the syntax of notes ask for the same one. */
let last: { readonly source: string; readonly starts: readonly number[] } = { source: '', starts: [0] }

function findLineStarts(source: string): readonly number[] {
  if (last.source !== source) last = { source, starts: countLineStarts(source) }
  return last.starts
}

/** As {@link lineStarts}, several times as fast on a source without carriage returns. */
function countLineStarts(source: string): readonly number[] {
  if (source.includes('\r')) return lineStarts(source)
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function findLine(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
