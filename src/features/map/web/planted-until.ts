/** A month, `2025-03`, or a day of it, `2025-03-09`. */
export type Period = string

/** The last day of a period. */
export function lastDayOf(period: Period): string {
  if (period.length !== 7) return period
  const [year, month] = period.split('-').map(Number)
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10)
}

/** Whether a period begins only when another has ended. */
export function isAfter(period: Period, until: Period): boolean {
  return period > lastDayOf(until).slice(0, period.length)
}

/** The reader's own day. */
export function dayHere(now = new Date()): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')
}
