import type { Point, Position } from 'unist'
import { lineColumnAt, lineStarts } from '../model/range.ts'

/** Offsets of one source to the points that tree nodes carry. Counts lines only when first asked. */
export interface Locator {
  readonly source: string
  point(offset: number): Point
  position(start: number, end: number): Position
}

/** A {@link Locator} for `source`. */
export function createLocator(source: string): Locator {
  let starts: readonly number[] | undefined
  const point = (offset: number): Point => {
    starts ??= findLineStarts(source)
    const { line, column } = lineColumnAt(starts, offset)
    return { line, column, offset }
  }
  return { source, point, position: (start, end) => ({ start: point(start), end: point(end) }) }
}

/** As {@link lineStarts}, several times as fast on a source without carriage returns. */
function findLineStarts(source: string): readonly number[] {
  if (source.includes('\r')) return lineStarts(source)
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
