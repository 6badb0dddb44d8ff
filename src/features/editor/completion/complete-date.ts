import { formatDate } from '../../../model/dates/format-date.ts'
import { addDays, type LocalTime, parseDay, weekdayOf } from '../../../model/dates/local-time.ts'
import { type NotePath, stemOf } from '../../../model/path.ts'
import { pathOfDay } from '../../days/facts.ts'
import type { Completion } from './completion.ts'
import type { CompletionData } from './completion-data.ts'
import type { CompletionWords } from './completion-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'

/** What the days of a garden need to be named. */
export interface DayNames {
  readonly days: CompletionData['days']
  readonly now: LocalTime
  readonly words: CompletionWords
  /** A link to the note of a day. */
  readonly linkTo: (path: NotePath, name: string) => string
}

/** How far from today days are offered whose date is begun, in days. */
const reach = 60

/**
 * Completes `@tomorrow`, `@friday` (the next one, today included) and `@2026-11-2…` with that day: a link where the garden has notes of
 * days, else its date. The names of days are understood in English and in the language of the interface.
 */
export function completeDate(query: string, names: DayNames, limit: number): readonly Completion[] {
  const key = foldForSearch(query)
  return (/^\d/.test(query) ? datesLike(query, names.now) : namedDays(names))
    .map((day, i) => ({
      ...day,
      i,
      score: Math.max(...day.searched.map((name) => fuzzyScore(key, foldForSearch(name)))),
    }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, limit)
    .map(({ searched, time }) => ({
      kind: 'date',
      label: searched[0]!,
      detail: names.words.day(new Date(Date.UTC(time.year, time.month - 1, time.day))),
      insert: insertOf(time, names),
    }))
}

interface Day {
  /** The first is shown. */
  readonly searched: readonly string[]
  readonly time: LocalTime
}

function namedDays({ now, words }: DayNames): readonly Day[] {
  const { today, tomorrow, yesterday } = words.complete
  const near = [
    { searched: [today, 'today'], time: now },
    { searched: [tomorrow, 'tomorrow'], time: addDays(now, 1) },
    { searched: [yesterday, 'yesterday'], time: addDays(now, -1) },
  ]
  const week = Array.from({ length: 7 }, (_, ahead): Day => {
    const time = addDays(now, ahead)
    return { searched: [words.weekday(weekdayOf(time)), englishDays[weekdayOf(time)]!], time }
  })
  return [...near, ...week]
}

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function datesLike(query: string, now: LocalTime): readonly Day[] {
  const whole = parseDay(query, now)
  if (whole) return [{ searched: [query], time: whole }]
  return Array.from({ length: 2 * reach }, (_, i) => addDays(now, i < reach ? i : reach - i - 1))
    .map((time) => ({ searched: [formatDate(time, 'YYYY-MM-DD', '')], time }))
    .filter(({ searched }) => searched[0]!.startsWith(query))
}

function insertOf(time: LocalTime, { days, linkTo }: DayNames): string {
  if (!days.areUsed) return formatDate(time, 'YYYY-MM-DD', '')
  const path = pathOfDay({ days: [], options: days.options, language: days.language }, time)
  return linkTo(path, stemOf(path))
}
