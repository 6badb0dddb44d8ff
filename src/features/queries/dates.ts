import type { DateValue, DurationValue } from './values.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long units of time are, by every name that either language has for them. */
const units: readonly (readonly [names: string, months: number, milliseconds: number])[] = [
  ['y yr yrs year years', 12, 0],
  ['mo mos month months M', 1, 0],
  ['w wk wks week weeks', 0, 7 * day],
  ['d day days', 0, day],
  ['h hr hrs hour hours', 0, hour],
  ['m min mins minute minutes', 0, minute],
  ['s sec secs second seconds', 0, second],
]

const unitByName: ReadonlyMap<string, { readonly months: number; readonly milliseconds: number }> = new Map(
  units.flatMap(([names, months, milliseconds]) =>
    names.split(' ').map((name) => [name, { months, milliseconds }] as const),
  ),
)

/** The date of a text in ISO 8601: a month, a day or a moment, with a blank or a `T` before the time. */
export function parseDate(text: string): DateValue | undefined {
  const found =
    /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d\d:?\d\d)?)?)?$/.exec(
      text.trim(),
    )
  if (found === null) return undefined
  const [, year, month, date = '01', hours, minutes = '0', seconds = '0', part = '0'] = found
  const at = Date.UTC(+year!, +month! - 1, +date, +(hours ?? 0), +minutes, +seconds, +part.padEnd(3, '0'))
  const made = new Date(at)
  const isReal = made.getUTCMonth() === +month! - 1 && made.getUTCDate() === +date && +(hours ?? 0) < 24
  return isReal ? { kind: 'date', at, hasTime: hours !== undefined } : undefined
}

/** The length of a text such as `1 week, 2 days` or `7d`; undefined where it is none. */
export function parseDuration(text: string): DurationValue | undefined {
  const written = text.trim()
  if (!/^[+-]?\d/.test(written) || written.length > 200) return undefined
  let months = 0
  let milliseconds = 0
  let end = 0
  for (const found of written.matchAll(/([+-]?\d+(?:\.\d+)?)\s*([a-zA-Z]+)(?:\s*,\s*|\s+and\s+|\s*)/gy)) {
    const name = found[2]!
    const unit = unitByName.get(name) ?? unitByName.get(name.toLowerCase())
    if (unit === undefined) return undefined
    months += Number(found[1]) * unit.months
    milliseconds += Number(found[1]) * unit.milliseconds
    end = found.index + found[0].length
  }
  return end === written.length ? { kind: 'duration', months, milliseconds } : undefined
}

/** The days that names stand for, counted from `today`: `tomorrow`, `sow` (the Monday of the week), `eom` and so on. */
export function namedDate(name: string, now: number): DateValue | undefined {
  const today = now - mod(now, day)
  const date = new Date(today)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const monday = today - mod(date.getUTCDay() - 1, 7) * day
  const dayAt = (at: number): DateValue => ({ kind: 'date', at, hasTime: false })
  switch (name.toLowerCase()) {
    case 'now':
      return { kind: 'date', at: now, hasTime: true }
    case 'today':
      return dayAt(today)
    case 'tomorrow':
      return dayAt(today + day)
    case 'yesterday':
      return dayAt(today - day)
    case 'sow':
    case 'start-of-week':
      return dayAt(monday)
    case 'eow':
    case 'end-of-week':
      return dayAt(monday + 6 * day)
    case 'som':
    case 'start-of-month':
      return dayAt(Date.UTC(year, month, 1))
    case 'eom':
    case 'end-of-month':
      return dayAt(Date.UTC(year, month + 1, 0))
    case 'soy':
    case 'start-of-year':
      return dayAt(Date.UTC(year, 0, 1))
    case 'eoy':
    case 'end-of-year':
      return dayAt(Date.UTC(year, 11, 31))
    default:
      return undefined
  }
}

/** A date that much later; the last day of the month where the day is missing in it. */
export function addDuration(
  date: DateValue,
  { months, milliseconds }: DurationValue,
  sign: 1 | -1,
): DateValue {
  const from = new Date(date.at)
  const whole = Math.trunc(months) * sign
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + whole, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  const moved = target.getTime() + (Math.min(from.getUTCDate(), last) - 1) * day + mod(date.at, day)
  const at = moved + sign * (milliseconds + (months - Math.trunc(months)) * 30 * day)
  if (Number.isNaN(at) || Math.abs(at) > 8.64e15) return date
  return { kind: 'date', at, hasTime: date.hasTime || milliseconds % day !== 0 }
}

/** About how long it is, in milliseconds: what lengths are compared by. */
export function lengthOf({ months, milliseconds }: DurationValue): number {
  return months * 30.436_875 * day + milliseconds
}

/** A field of a date: `year`, `month`, `day`, `weekyear` (its week of the year) and so on. */
export function dateField({ at }: DateValue, name: string): number | undefined {
  const date = new Date(at)
  switch (name) {
    case 'year':
      return date.getUTCFullYear()
    case 'month':
      return date.getUTCMonth() + 1
    case 'day':
      return date.getUTCDate()
    case 'hour':
      return date.getUTCHours()
    case 'minute':
      return date.getUTCMinutes()
    case 'second':
      return date.getUTCSeconds()
    case 'millisecond':
      return date.getUTCMilliseconds()
    case 'weekday':
      return mod(date.getUTCDay() - 1, 7) + 1
    case 'week':
    case 'weekyear':
      return weekOf(at)
    default:
      return undefined
  }
}

/** The week of the year as ISO 8601 counts it: the first is the one with the year's first Thursday. */
function weekOf(at: number): number {
  const thursday = new Date(at - mod(new Date(at).getUTCDay() - 1, 7) * day + 3 * day)
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day))
}

/** A length in its largest units: `1 year, 2 days`. */
export function showDuration({ months, milliseconds }: DurationValue): string {
  const parts: string[] = []
  const add = (count: number, name: string): void => {
    if (count !== 0) parts.push(`${count} ${name}${Math.abs(count) === 1 ? '' : 's'}`)
  }
  add(Math.trunc(months / 12), 'year')
  add(+(months % 12).toFixed(2), 'month')
  let left = milliseconds
  for (const [length, name] of [
    [7 * day, 'week'],
    [day, 'day'],
    [hour, 'hour'],
    [minute, 'minute'],
  ] as const) {
    const count = Math.trunc(left / length)
    add(count, name)
    left -= count * length
  }
  add(+(left / second).toFixed(3), 'second')
  return parts.join(', ') || '0 seconds'
}

/** A date in ISO 8601, with its time where it has one. */
export function showDate({ at, hasTime }: DateValue): string {
  const iso = new Date(at).toISOString()
  return hasTime ? iso.slice(0, 16).replace('T', ' ') : iso.slice(0, 10)
}

/** The rest of a division, never below zero. */
function mod(value: number, by: number): number {
  return ((value % by) + by) % by
}
