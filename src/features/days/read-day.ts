import { createDateFinder } from '../../model/dates/find-date.ts'
import { addDays, type LocalTime, parseDay } from '../../model/dates/local-time.ts'
import type { DayFacts } from './facts.ts'

const days: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 }

/** A day as it is said: `2026-11-22`, `tomorrow`, `+3`, `-1`, or as the garden calls its notes. Throws a message for people. */
export function readDay(said: string, { options, language }: DayFacts, clock: LocalTime): LocalTime {
  const text = said.trim()
  const word = days[text.toLowerCase()]
  if (word !== undefined) return addDays(clock, word)
  if (/^[+-]\d{1,5}$/.test(text)) return addDays(clock, Number(text))
  const found = parseDay(text, clock) ?? createDateFinder(options.format, language)?.(text)
  if (found) return { ...clock, year: found.year, month: found.month, day: found.day }
  throw new Error(`"${said}" is no day; expected "2026-11-22", "yesterday", "tomorrow", "+3" or "-1"`)
}
