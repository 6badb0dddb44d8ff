import { expect, it } from 'vitest'
import { readRelativeDay } from '../../../src/lsp/read-relative-day.ts'
import { localTimeOf } from '../../../src/model/dates/local-time.ts'

/** A Sunday. */
const clock = localTimeOf(new Date(2026, 10, 22, 12))

it.each([
  ['', '2026-11-22'],
  ['Today', '2026-11-22'],
  ['tomorrow', '2026-11-23'],
  ['next monday', '2026-11-23'],
  ['next sunday', '2026-11-29'],
  ['last friday', '2026-11-20'],
  ['wed', '2026-11-25'],
  ['two days ago', '2026-11-20'],
  ['in 2 weeks', '2026-12-06'],
  ['a month from now', '2026-12-22'],
  ['9 months ago', '2026-02-22'],
  ['last year', '2025-11-22'],
])('reads "%s"', (said, day) => {
  const { year, month, day: date } = readRelativeDay(said, clock) ?? clock
  expect([year, month, date].map((one) => String(one).padStart(2, '0')).join('-')).toBe(day)
})

it('leaves what is no day to others, and ends a short month at its last day', () => {
  expect(readRelativeDay('2026-11-22', clock)).toBeUndefined()
  expect(readRelativeDay('soon', clock)).toBeUndefined()
  expect(readRelativeDay('3 months ago', { ...clock, month: 5, day: 31 })).toMatchObject({
    month: 2,
    day: 28,
  })
})
