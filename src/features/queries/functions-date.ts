import { lengthOf, namedDate, parseDate, parseDuration } from './dates.ts'
import { formatDate } from './format-date.ts'
import { parseByFormat } from './parse-by-format.ts'
import { forEach, type QueryFunction, taking } from './query-function.ts'
import { isKind } from './values.ts'

/** Functions of days and lengths of time. */
export const dateFunctions: Readonly<Record<string, QueryFunction>> = {
  date: forEach(1, 2, (value, [format], { now, rowOf }) => {
    if (isKind(value, 'date')) return value
    if (typeof value === 'string' && typeof format === 'string') return parseByFormat(value, format) ?? null
    if (isKind(value, 'link')) {
      const file = rowOf(value)?.get('file') ?? null
      return (isKind(file, 'object') ? file.get('day') : null) ?? parseDate(value.name) ?? null
    }
    return typeof value === 'string' ? (parseDate(value) ?? namedDate(value, now) ?? null) : null
  }),
  dur: forEach(1, 1, (value) => {
    if (isKind(value, 'duration')) return value
    return typeof value === 'string' ? (parseDuration(value) ?? null) : null
  }),
  striptime: forEach(1, 1, (value) => (isKind(value, 'date') ? stripTime(value) : null)),
  localtime: taking(1, 1, ([value = null]) => value),
  dateformat: forEach(2, 2, (value, [format]) =>
    isKind(value, 'date') && typeof format === 'string'
      ? formatDate(value, format.slice(0, 500), 'luxon')
      : null,
  ),
  durationformat: forEach(2, 2, (value, [format]) => {
    if (!isKind(value, 'duration') || typeof format !== 'string') return null
    return formatDuration(lengthOf(value), format.slice(0, 500))
  }),
}

/** The day of a moment. */
export function stripTime(date: { readonly at: number }): {
  readonly kind: 'date'
  readonly at: number
  readonly hasTime: false
} {
  return { kind: 'date', at: Math.floor(date.at / 86_400_000) * 86_400_000, hasTime: false }
}

const lengths: readonly (readonly [token: string, length: number])[] = [
  ['y', 31_556_952_000],
  ['M', 2_629_746_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['S', 1],
]

/** A length in the units that a format names: the largest first, each without what the larger ones have taken. */
function formatDuration(length: number, format: string): string {
  const pattern = /'([^']*)'|y+|M+|w+|d+|h+|m+|s+|S+/g
  const asked = new Set(
    [...format.matchAll(pattern)].flatMap(([token, text]) => (text === undefined ? token[0] : [])),
  )
  const counts = new Map<string, number>()
  let left = Math.abs(length)
  for (const [token, unit] of lengths) {
    if (!asked.has(token)) continue
    counts.set(token, Math.floor(left / unit))
    left %= unit
  }
  return format.replace(pattern, (token: string, text: string | undefined) =>
    text === undefined ? String(counts.get(token[0]!) ?? 0).padStart(token.length, '0') : text,
  )
}
