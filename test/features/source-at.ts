import type { Range } from '../../src/model/range.ts'

/** Where a text stands in a source. */
export function sourceAt(source: string, text: string): Range {
  const start = source.indexOf(text)
  if (start < 0) throw new Error(`"${text}" is not in the source`)
  return { start, end: start + text.length }
}
