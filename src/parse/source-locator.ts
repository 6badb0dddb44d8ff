import type { Html } from 'mdast'
import type { Range } from '../model/range.ts'

/**
 * Where a part of a piece of HTML stands in the source. In a quote or a list item the piece lacks what its lines begin with
 * there, so they are laid upon each other from their ends. Undefined where the source says something else at the place.
 */
export function createSourceLocator(
  { value, position }: Html,
  source: string,
): (start: number, end: number) => Range | undefined {
  const first = position?.start.offset ?? 0
  if (source.startsWith(value, first)) return (start, end) => ({ start: start + first, end: end + first })
  const written = source.slice(first, position?.end.offset ?? first)
  const lines = lineEnds(value)
  const sourceLines = lineEnds(written)
  return (start, end) => {
    const line = lineAt(lines, start)
    const [lineEnd, sourceEnd] = [lines[line], sourceLines[line]]
    if (lineEnd === undefined || sourceEnd === undefined || lines.length !== sourceLines.length)
      return undefined
    const shift = first + sourceEnd - lineEnd
    const found = { start: start + shift, end: end + shift }
    return source.slice(found.start, found.end) === value.slice(start, end) ? found : undefined
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
