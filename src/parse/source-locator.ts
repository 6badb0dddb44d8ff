import type { Html } from 'mdast'
import type { Range } from '../model/range.ts'

/**
 * Where a part of a piece of HTML stands in the source. In a quote or a list item the piece lacks what its lines begin with
 * there, so they are laid upon each other from their ends. Undefined where the source says something else at the place.
 */
export function createSourceLocator(
  { value, position }: Html,
  source: string,
): (range: Range) => Range | undefined {
  const start = position?.start.offset ?? 0
  const written = source.slice(start, position?.end.offset ?? start)
  if (written === value) return (range) => ({ start: range.start + start, end: range.end + start })
  const lines = lineEnds(value)
  const sourceLines = lineEnds(written)
  return (range) => {
    const line = lineAt(lines, range.start)
    const [end, sourceEnd] = [lines[line], sourceLines[line]]
    if (end === undefined || sourceEnd === undefined || lines.length !== sourceLines.length) return undefined
    const shift = start + sourceEnd - end
    const found = { start: range.start + shift, end: range.end + shift }
    return source.slice(found.start, found.end) === value.slice(range.start, range.end) ? found : undefined
  }
}

/** Where each line ends, the last one too. */
function lineEnds(text: string): readonly number[] {
  return [...text.matchAll(/\r\n|[\n\r]|$/g)].map(({ index }) => index)
}

/** The first line that ends at an offset or after it. */
function lineAt(ends: readonly number[], offset: number): number {
  let low = 0
  for (let high = ends.length; low < high; ) {
    const middle = (low + high) >> 1
    if (ends[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}
