import { defineFacts } from '../../define/facts.ts'
import { createDateFinder } from '../../model/dates/find-date.ts'
import { formatDate } from '../../model/dates/format-date.ts'
import { dayNumber, type LocalTime } from '../../model/dates/local-time.ts'
import type { DayOptions } from '../../model/options.ts'
import { extensionOf, type NotePath, toNameKey } from '../../model/path.ts'

/** The notes of days. */
export interface DayFacts {
  /** By day, the earliest first; of two notes of one day the first by its path. */
  readonly days: readonly { readonly day: number; readonly path: NotePath }[]
  readonly options: DayOptions
  /** Of names of days and months: a BCP 47 tag, empty for English. */
  readonly language: string
}

/** Which notes are those of days: by their names, in the folder that the settings name. */
export const dayFacts = defineFacts<DayFacts>({
  name: 'days',
  reads: 'statements',
  none: { days: [], options: { folder: '', format: 'YYYY-MM-DD', template: '' }, language: '' },
  collect({ notesByPath, options: { days: options, lang: language } }) {
    const find = createDateFinder(options.format, language)
    const start = options.folder === '' ? '' : `${toNameKey(options.folder)}/`
    const pathByDay = new Map<number, NotePath>()
    for (const path of find === undefined ? [] : notesByPath.keys()) {
      const key = toNameKey(path)
      if (extensionOf(path) !== '.md' || !key.startsWith(start)) continue
      const time = find?.(key.slice(start.length, -'.md'.length))
      if (time === undefined) continue
      const day = dayNumber(time)
      if (!pathByDay.has(day)) pathByDay.set(day, path)
    }
    const days = [...pathByDay].map(([day, path]) => ({ day, path })).sort((a, b) => a.day - b.day)
    return { days, options, language }
  },
})

/** Where the note of a day is, or would be. */
export function pathOfDay({ days, options, language }: DayFacts, time: LocalTime): NotePath {
  const day = dayNumber(time)
  const known = days.find((one) => one.day === day)
  if (known) return known.path
  const name = formatDate(time, options.format.replace(/\.md$/i, ''), language)
  const parts = [...options.folder.split('/'), ...name.split('/')].map((part) => part.trim())
  return `${parts.filter((part) => part !== '').join('/')}.md`.normalize('NFC') as NotePath
}
