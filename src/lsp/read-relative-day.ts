import { addDays, type LocalTime, weekdayOf } from '../model/dates/local-time.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const numbers: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ')

/** Names of days as they are offered where a link is written. */
export const relativeDays: readonly string[] = [
  'today',
  'tomorrow',
  'yesterday',
  ...['next', 'last'].flatMap((which) => weekdays.map((day) => `${which} ${day}`)),
]

/**
 * A day in words, seen from another: `next monday`, `last fri`, `this sunday`, `two weeks ago`, `in 3 days`, `a month from
 * now`. Undefined where it is none of these.
 */
export function readRelativeDay(said: string, clock: LocalTime): LocalTime | undefined {
  const text = said.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '' || text === 'today' || text === 'now') return clock
  if (text === 'tomorrow') return addDays(clock, 1)
  if (text === 'yesterday') return addDays(clock, -1)
  const day = /^(?:(next|last|this) )?([a-z]{3,9})$/.exec(text)
  const weekday = weekdays.findIndex((name) => day?.[2] !== undefined && name.startsWith(day[2]))
  if (day && weekday >= 0) return toWeekday(clock, weekday, day[1])
  const unit = /^(next|last) (week|month|year)$/.exec(text)
  if (unit?.[2]) return addUnits(clock, unit[1] === 'next' ? 1 : -1, unit[2])
  const past = /^(\S+) (day|week|month|year)s? ago$/.exec(text)
  const coming = /^(?:in )?(\S+) (day|week|month|year)s?(?: from (?:now|today))?$/.exec(text)
  const found = past ?? coming
  const count = found?.[1] === undefined ? undefined : readNumber(found[1])
  return count === undefined || found?.[2] === undefined
    ? undefined
    : addUnits(clock, past ? -count : count, found[2])
}

function readNumber(word: string): number | undefined {
  if (word === 'a' || word === 'an') return 1
  if (/^\d{1,4}$/.test(word)) return Number(word)
  const at = numbers.indexOf(word)
  return at < 0 ? undefined : at
}

/** The next day of a week after `clock`, the last one before it, or with neither word the next, today among them. */
function toWeekday(clock: LocalTime, weekday: number, which: string | undefined): LocalTime {
  const ahead = (weekday - weekdayOf(clock) + 7) % 7
  if (which === 'next') return addDays(clock, ahead === 0 ? 7 : ahead)
  if (which === 'last') return addDays(clock, ahead === 0 ? -7 : ahead - 7)
  return addDays(clock, ahead)
}

function addUnits(clock: LocalTime, count: number, unit: string): LocalTime {
  if (unit === 'day') return addDays(clock, count)
  if (unit === 'week') return addDays(clock, 7 * count)
  const months = clock.month - 1 + (unit === 'month' ? count : 12 * count)
  const [year, month] = [clock.year + Math.floor(months / 12), ((months % 12) + 12) % 12]
  // The 31st of a month that has none is its last day.
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return { ...clock, year, month: month + 1, day: Math.min(clock.day, last) }
}
