const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** The number of a month by its English name or the first letters of it, from 1; undefined for any other word. */
export function monthNumber(word: string): number | undefined {
  const found = months.findIndex((month) => word.length >= 3 && month.startsWith(word.toLowerCase()))
  return found < 0 ? undefined : found + 1
}

/** A day as ISO 8601 writes it; undefined where no calendar has it. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined
  return date.toISOString().slice(0, 10)
}

/** `2024-05-17`, or `2024-05-17T09:30`, of a date in English words: `May 17, 2024 9:30 AM`. Undefined for any other text. */
export function isoOfWords(text: string): string | undefined {
  const match = /^([A-Za-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?, (\d{4})(?: (\d{1,2}):(\d\d) ?([AP]M)?)?$/.exec(
    text.trim(),
  )
  if (match === null) return undefined
  const [, word = '', day, year, hour, minute, half] = match
  const month = monthNumber(word)
  const date = month === undefined ? undefined : isoDay(Number(year), month, Number(day))
  if (date === undefined || hour === undefined) return date
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'PM' ? 12 : 0)
  return hours > 23 || Number(minute) > 59 ? undefined : `${date}T${String(hours).padStart(2, '0')}:${minute}`
}

/** `2024-05-17T09:30:00Z` of a compact stamp, as ENEX and TiddlyWiki have it; undefined for any other text. */
export function isoOfStamp(stamp: string): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)(?:\d{3})?Z?$/.exec(stamp.trim())
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second] = match
  const date = isoDay(Number(year), Number(month), Number(day))
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined
  return `${date}T${hour}:${minute}:${second}Z`
}
