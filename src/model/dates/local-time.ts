/** What a calendar and a clock on a wall show. */
export interface LocalTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes by which the clock is ahead of UTC. */
  readonly offset: number
}

const dayLength = 86_400_000

/** What the clock on this machine's wall shows at a moment. */
export function localTimeOf(date: Date): LocalTime {
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    offset: -date.getTimezoneOffset(),
  }
}

/** Days since 1970-01-01, of a day of the calendar. */
export function dayNumber({ year, month, day }: Pick<LocalTime, 'year' | 'month' | 'day'>): number {
  const date = new Date(0)
  // `Date.UTC` takes 99 for 1999.
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / dayLength)
}

/** The same clock some days later, or earlier where there are fewer than 0. */
export function addDays(time: LocalTime, days: number): LocalTime {
  const date = new Date((dayNumber(time) + days) * dayLength)
  return { ...time, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(time: Pick<LocalTime, 'year' | 'month' | 'day'>): number {
  return (((dayNumber(time) + 4) % 7) + 7) % 7
}

/** `2026-11-22` as a day at the hour of `clock`; undefined where there is no such day. */
export function parseDay(text: string, clock: LocalTime): LocalTime | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return undefined
  const time = { ...clock, year: Number(year), month: Number(month), day: Number(day) }
  const real = addDays(time, 0)
  return real.month === time.month && real.day === time.day ? time : undefined
}

/** `2026-11-22T21:05:00+01:00`, as browsers tell what their clock shows; undefined where it is not that. */
export function parseLocalTime(text: string): LocalTime | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:([+-])(\d{2}):(\d{2})|Z)$/.exec(text)
  if (!match) return undefined
  const [, day, hour, minute, second, sign, hours, minutes] = match
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second), offset }
  if (clock.hour > 23 || clock.minute > 59 || clock.second > 59) return undefined
  return parseDay(day ?? '', { year: 0, month: 1, day: 1, ...clock })
}

/** The text that {@link parseLocalTime} reads. */
export function writeLocalTime({ year, month, day, hour, minute, second, offset }: LocalTime): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const far = Math.abs(offset)
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(far / 60))}:${two(far % 60)}`
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone}`
}
