import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDateFinder } from '../../../../src/model/dates/find-date.ts'
import { formatDate } from '../../../../src/model/dates/format-date.ts'
import {
  addDays,
  dayNumber,
  type LocalTime,
  parseDay,
  parseLocalTime,
  writeLocalTime,
} from '../../../../src/model/dates/local-time.ts'

/** Sunday, 22 November 2026, five past nine in the evening, an hour ahead of UTC. */
const time: LocalTime = { year: 2026, month: 11, day: 22, hour: 21, minute: 5, second: 7, offset: 60 }

/** What the documentation of moment.js says of each token. */
const documented: readonly (readonly [format: string, written: string])[] = [
  ['YYYY-MM-DD', '2026-11-22'],
  ['M Mo MM MMM MMMM', '11 11th 11 Nov November'],
  ['Q Qo', '4 4th'],
  ['D Do DD', '22 22nd 22'],
  ['DDD DDDo DDDD', '326 326th 326'],
  ['d do dd ddd dddd', '0 0th Su Sun Sunday'],
  ['e E', '0 7'],
  ['w wo ww', '48 48th 48'],
  ['W Wo WW', '47 47th 47'],
  ['YY YYYY Y YYYYYY', '26 2026 2026 +002026'],
  ['gg gggg GG GGGG', '26 2026 26 2026'],
  ['A a', 'PM pm'],
  ['H HH h hh k kk', '21 21 9 09 21 21'],
  ['m mm s ss', '5 05 7 07'],
  ['Hmm Hmmss hmm hmmss', '2105 210507 905 90507'],
  ['Z ZZ', '+01:00 +0100'],
  ['X', String(Date.UTC(2026, 10, 22, 20, 5, 7) / 1000)],
  ['x', String(Date.UTC(2026, 10, 22, 20, 5, 7))],
  ['[Week] W [of] GGGG', 'Week 47 of 2026'],
  ['YYYY/MMMM/YYYY-MMM-DD', '2026/November/2026-Nov-22'],
  ['gggg-[W]ww', '2026-W48'],
  ['\\Y\\M YYYY', 'YM 2026'],
  ['L', '11/22/2026'],
  ['LL', 'November 22, 2026'],
  ['LLLL', 'Sunday, November 22, 2026 9:05 PM'],
  ['LT LTS', '9:05 PM 9:05:07 PM'],
  ['dddd, Do [of] MMMM', 'Sunday, 22nd of November'],
  ['YYYY年MM月DD日', '2026年11月22日'],
  ['🌱 YYYY', '🌱 2026'],
]

describe('formatting a date', () => {
  it.each(documented)('writes %s as moment.js does', (format, written) => {
    expect(formatDate(time, format)).toBe(written)
  })

  it('knows the ends of numbers in English', () => {
    const days = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31].map((day) =>
      formatDate({ ...time, month: 1, day }, 'Do'),
    )
    expect(days.join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th 31st')
  })

  it('gives the days around New Year to the weeks of their years', () => {
    const weeks = (year: number, month: number, day: number): string =>
      formatDate({ ...time, year, month, day }, 'GGGG-[W]WW gggg-[w]ww')
    expect(weeks(2026, 12, 31)).toBe('2026-W53 2027-w01')
    expect(weeks(2027, 1, 1)).toBe('2026-W53 2027-w01')
    expect(weeks(2021, 1, 3)).toBe('2020-W53 2021-w02')
    expect(weeks(2024, 12, 30)).toBe('2025-W01 2025-w01')
  })

  it('names days and months in the language of the garden', () => {
    expect(formatDate(time, 'dddd, D. MMMM; w', 'de')).toBe('Sonntag, 22. November; 47')
    expect(formatDate(time, 'Do', 'de')).toBe('22.')
    expect(formatDate(time, 'dddd', 'no such language')).toBe('Sunday')
  })

  it('writes noon and midnight of both clocks', () => {
    expect(formatDate({ ...time, hour: 0 }, 'h A, H, k')).toBe('12 AM, 0, 24')
    expect(formatDate({ ...time, hour: 12 }, 'h A, H, k')).toBe('12 PM, 12, 12')
  })
})

describe('finding the day of a name', () => {
  it.each([
    ['YYYY-MM-DD', '2026-11-22'],
    ['YYYY/MM/YYYY-MM-DD', '2026/11/2026-11-22'],
    ['YYYYMMDD', '20261122'],
    ['dddd, MMMM Do YYYY', 'Sunday, November 22nd 2026'],
    ['YYYY-DDDD', '2026-326'],
    ['gggg/[W]ww/DD.MM.YY', '2026/W48/22.11.26'],
    ['YYYY_MM_DD', '2026_11_22'],
  ])('reads %s back', (format, name) => {
    const found = createDateFinder(format)?.(name)
    expect(found && formatDate(found, 'YYYY-MM-DD')).toBe('2026-11-22')
  })

  it('finds none in names that only look like it', () => {
    const find = createDateFinder('YYYY-MM-DD')
    for (const name of ['2026-02-30', '2026-11-22 b', 'x2026-11-22', '2026-13-01', '2026-1-2', ''])
      expect(find?.(name), name).toBeUndefined()
    expect(createDateFinder('dddd YYYY-MM-DD')?.('Monday 2026-11-22')).toBeUndefined()
  })

  it('has no finder for formats of weeks, months and years', () => {
    for (const format of ['gggg-[W]ww', 'YYYY-MM', 'YYYY', 'DD', ''])
      expect(createDateFinder(format), format).toBeUndefined()
  })

  it('reads every day that it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000, max: 40_000 }),
        fc.constantFrom('YYYY-MM-DD', 'D. MMM YYYY', 'YYYY/DDDD', 'dd Do MMMM, YYYY', 'YYYY/M/D dddd [w]W'),
        (days, format) => {
          const day = addDays({ ...time, year: 1970, month: 1, day: 1 }, days)
          const found = createDateFinder(format)?.(formatDate(day, format))
          expect(found && dayNumber(found)).toBe(dayNumber(day))
        },
      ),
      { seed: 19, numRuns: 300 },
    )
  })

  it('comes to an end with what somebody made to take long', () => {
    expect(createDateFinder(`YYYYMD${'HMD'.repeat(7)}`)?.(`${'1'.repeat(33)}x`)).toBeUndefined()
  })
})

describe('a local time', () => {
  it('comes back from its text', () => {
    expect(writeLocalTime(time)).toBe('2026-11-22T21:05:07+01:00')
    expect(parseLocalTime('2026-11-22T21:05:07+01:00')).toEqual(time)
    expect(parseLocalTime('2026-11-22T21:05:07Z')?.offset).toBe(0)
    for (const text of ['2026-02-30T00:00:00Z', '2026-11-22', '2026-11-22T24:00:00Z', 'now'])
      expect(parseLocalTime(text), text).toBeUndefined()
  })

  it('counts days over months, years and leap days', () => {
    const day = (text: string): LocalTime => parseDay(text, time) ?? time
    expect(formatDate(addDays(day('2024-02-28'), 1), 'YYYY-MM-DD')).toBe('2024-02-29')
    expect(formatDate(addDays(day('2026-12-31'), 1), 'YYYY-MM-DD')).toBe('2027-01-01')
    expect(formatDate(addDays(day('2026-03-01'), -1), 'YYYY-MM-DD')).toBe('2026-02-28')
  })
})
