import type { Properties } from '../model/properties.ts'
import type { Range } from '../model/range.ts'

/** Properties whose values rules have something to say about. */
const placedKeys = ['type', 'stage', 'basis', 'part', 'year', 'url', 'read'] as const

const line = /^(type|stage|basis|part|year|url|read)[ \t]*:[ \t]*(?:([^\r\n]*?)[ \t]*)$/gm

/**
 * Where the values of the properties that rules look at stand in the source: of each the first line at the top level
 * of the frontmatter that begins with its key; the key itself where its value is on other lines. Undefined where the
 * note has none of them.
 */
export function placeProperties(
  properties: Properties,
  range: Range,
  source: string,
): Readonly<Record<string, Range>> | undefined {
  if (!placedKeys.some((key) => properties[key] !== undefined)) return undefined
  const ranges: Record<string, Range> = {}
  for (const match of source.slice(range.start, range.end).matchAll(line)) {
    const [whole, key, value] = match as unknown as readonly [string, string, string | undefined]
    if (ranges[key] !== undefined || properties[key] === undefined) continue
    const start = range.start + match.index
    const hasValue = value !== undefined && value !== ''
    ranges[key] = hasValue
      ? { start: start + whole.lastIndexOf(value), end: start + whole.lastIndexOf(value) + value.length }
      : { start, end: start + key.length }
  }
  return Object.keys(ranges).length === 0 ? undefined : ranges
}
