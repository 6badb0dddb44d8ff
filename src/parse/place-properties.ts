import { listProperty, type Properties } from '../model/properties.ts'
import type { Range } from '../model/range.ts'

/** Properties whose values rules have something to say about. */
const placedKeys = [
  'type',
  'stage',
  'basis',
  'part',
  'year',
  'url',
  'read',
  'permalink',
  'redirects',
  'aliases',
] as const

const line = new RegExp(`^(${placedKeys.join('|')})[ \\t]*:[ \\t]*(?:([^\\r\\n]*?)[ \\t]*)$`, 'gm')

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
  if (!placedKeys.some((key) => isPlaced(properties, key))) return undefined
  const ranges: Record<string, Range> = {}
  for (const match of source.slice(range.start, range.end).matchAll(line)) {
    const [whole, key, value] = match as unknown as readonly [
      string,
      (typeof placedKeys)[number],
      string | undefined,
    ]
    if (ranges[key] !== undefined || !isPlaced(properties, key)) continue
    const start = range.start + match.index
    const hasValue = value !== undefined && value !== ''
    ranges[key] = hasValue
      ? { start: start + whole.lastIndexOf(value), end: start + whole.lastIndexOf(value) + value.length }
      : { start, end: start + key.length }
  }
  return Object.keys(ranges).length === 0 ? undefined : ranges
}

/** Nearly all aliases are names, of which nothing is said; those with a slash are addresses, too. */
function isPlaced(properties: Properties, key: (typeof placedKeys)[number]): boolean {
  if (properties[key] === undefined) return false
  return key !== 'aliases' || listProperty(properties, key).some((alias) => alias.includes('/'))
}
