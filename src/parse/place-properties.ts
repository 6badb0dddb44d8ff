import type { Properties } from '../model/properties.ts'
import type { Range } from '../model/range.ts'

/** A line at the top level of the frontmatter: its key, and what stands behind the colon. */
const line = /^([^\s#"'[\]{}-][^:\r\n]*):([^\r\n]*)$/gm

/**
 * Where the values of a note's properties stand in the source: behind the first line of the frontmatter that begins with
 * the key; the key itself where its value is on other lines. Undefined where the note has none.
 */
export function placeProperties(
  properties: Properties,
  range: Range,
  source: string,
): Readonly<Record<string, Range>> | undefined {
  const ranges: Record<string, Range> = {}
  for (const { index, 1: written = '', 2: behind = '' } of source
    .slice(range.start, range.end)
    .matchAll(line)) {
    const key = written.trimEnd()
    if (properties[key] === undefined || Object.hasOwn(ranges, key)) continue
    const start = range.start + index
    const value = behind.trim()
    const valueStart = start + written.length + 1 + behind.indexOf(value)
    ranges[key] =
      value === ''
        ? { start, end: start + key.length }
        : { start: valueStart, end: valueStart + value.length }
  }
  return Object.keys(ranges).length === 0 ? undefined : ranges
}
