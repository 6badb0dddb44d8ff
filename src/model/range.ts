/** Part of a source text: UTF-16 code units, end exclusive. Line and column exist only at the edges. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A place for people: both numbers start at 1, the column counts UTF-16 code units. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** The offsets at which the lines of `source` start; `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(source: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

/** Line and column of an offset, by binary search in {@link lineStarts}. Offsets past the end give the last line. */
export function lineColumnAt(starts: readonly number[], offset: number): LineColumn {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
