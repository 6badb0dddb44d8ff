import type { Json } from './plot-spec.ts'
import { textWidth } from './text-width.ts'

/**
 * Pixels beside each name of a legend, its mark and what is between two; those left of it, where an axis with numbers stands; and
 * those beside the names on another axis: its title and ticks.
 */
const room = { beside: 52, before: 56, axis: 28 }

const channels = ['color', 'fill', 'stroke', 'shape', 'strokeDash'] as const

/** How many names of a legend stand side by side, so that none is cut, and how many lines that makes. */
export interface LegendLayout {
  readonly columns: number
  readonly lines: number
}

/** The layout of a plot's legend in a drawing of a width; undefined where there is none, or its names are not known beforehand. */
export function legendLayout({ data, encoding }: Json, width: number): LegendLayout | undefined {
  const channel = channels
    .map((name) => recordOf(recordOf(encoding)[name]))
    .find(({ field, type }) => typeof field === 'string' && type !== 'quantitative')
  const rows = recordOf(data)['values']
  if (channel === undefined || channel['legend'] === null || !Array.isArray(rows)) return undefined
  const names = namesOf(channel, rows)
  const longest = longestOf(names)
  if (longest === 0) return undefined
  const { field, type, axis } = recordOf(recordOf(encoding)['y'])
  const isNamed = typeof field === 'string' && type === 'nominal' && axis !== null
  const before = isNamed ? longestOf(namesOf({ field }, rows)) + room.axis : room.before
  const fitting = Math.floor((width - Math.min(before, width / 2)) / (longest + room.beside))
  const columns = Math.max(1, Math.min(names.size, fitting))
  return { columns, lines: Math.ceil(names.size / columns) }
}

function namesOf({ field }: Json, rows: readonly unknown[]): ReadonlySet<string> {
  const name = String(field).replaceAll('\\', '')
  return new Set(rows.map((row) => String(recordOf(row)[name] ?? '')))
}

function longestOf(names: ReadonlySet<string>): number {
  return Math.max(0, ...[...names].map((text) => textWidth({ fontSize: 12 }, text)))
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}
