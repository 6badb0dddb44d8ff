import { describe, expect, it } from 'vitest'
import { dayFacts, pathOfDay } from '../../../src/features/days/facts.ts'
import { planDay } from '../../../src/features/days/plan-day.ts'
import { readDay } from '../../../src/features/days/read-day.ts'
import { formatDate } from '../../../src/model/dates/format-date.ts'
import type { LocalTime } from '../../../src/model/dates/local-time.ts'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

const time: LocalTime = { year: 2026, month: 11, day: 22, hour: 21, minute: 5, second: 7, offset: 0 }

async function open(
  files: Readonly<Record<string, string>>,
  days: Partial<GardenOptions['days']> = {},
): Promise<Snapshot> {
  return sessionOn(createMemoryStore(files), { days: { ...defaultGardenOptions.days, ...days } }).update()
}

describe('the notes of days', () => {
  it('are those whose names are days, in their folder', async () => {
    const files = {
      'log/2026/11/2026-11-20.md': '',
      'log/2026/11/2026-11-19.md': '',
      'log/2026/10/2026-11-18.md': 'in the wrong month',
      'log/2026-11-21.md': 'at another place',
      'log/2026/11/2026-11-31.md': 'no such day',
      '2026-11-22.md': 'elsewhere',
    }
    const { garden, files: ofSite } = await open(files, { folder: 'Log', format: 'YYYY/MM/YYYY-MM-DD' })
    expect(garden.read(dayFacts).days.map(({ path }) => path)).toEqual([
      'log/2026/11/2026-11-19.md',
      'log/2026/11/2026-11-20.md',
    ])
    const newest = ofSite().find(({ address }) => address === '-/newest-day.json')
    expect(newest?.make()).toBe('{"href":"/log/2026/11/2026-11-20/"}')
    expect((await open({ 'a.md': '' })).files().map(({ address }) => address)).not.toContain(
      '-/newest-day.json',
    )
  })

  it.each([
    [{}, '2026-11-22.md'],
    [{ folder: 'journal' }, 'journal/2026-11-22.md'],
    [{ folder: 'journal', format: 'YYYY/MMMM/YYYY-MMM-DD' }, 'journal/2026/November/2026-Nov-22.md'],
    [{ format: 'gggg-[W]ww' }, '2026-W48.md'],
    [{ format: 'YYYY-MM-DD.md' }, '2026-11-22.md'],
  ])('stand where %j says', async (days, path) => {
    const { garden } = await open({ 'a.md': '' }, days)
    expect(pathOfDay(garden.read(dayFacts), time)).toBe(path)
  })

  it('begin with their template, or empty', async () => {
    const files = { 'Templates/Day.md': '# {{title}}\n\n{{date:dddd}} {{time}}: {{cursor}}\n' }
    const read = (template: string) =>
      open(files, { template }).then(({ garden }) =>
        planDay(garden, time, async (path) => files[path as 'Templates/Day.md']),
      )
    const path = '2026-11-22.md'
    const filled = { path, exists: false, text: '# 2026-11-22\n\nSunday 21:05: \n', cursor: 28 }
    expect(await read('Templates/Day')).toEqual(filled)
    expect(await read('Templates/Day.md')).toEqual(filled)
    expect(await read('day')).toEqual(filled)
    expect(await read('')).toEqual({ path, exists: false, text: '', cursor: 0 })
    expect(await read('Gone')).toMatchObject({ text: '', missingTemplate: 'Gone' })
  })

  it('are not begun again', async () => {
    const { garden } = await open({ 'Log/2026-11-22.md': 'x' }, { folder: 'log' })
    expect(await planDay(garden, time, async () => '')).toMatchObject({
      path: 'Log/2026-11-22.md',
      exists: true,
    })
  })
})

describe('a day that is said', () => {
  it('may be a word, a number of days, a date, or a name as the garden has it', async () => {
    const { garden } = await open({ 'a.md': '' }, { format: 'D. MMMM YYYY' })
    const day = (said: string): string => formatDate(readDay(said, garden.read(dayFacts), time), 'YYYY-MM-DD')
    expect(['today', 'Yesterday', 'tomorrow', '+9', '-22', '2027-02-28', '3. May 2025'].map(day)).toEqual([
      '2026-11-22',
      '2026-11-21',
      '2026-11-23',
      '2026-12-01',
      '2026-10-31',
      '2027-02-28',
      '2025-05-03',
    ])
    for (const said of ['2026-02-30', 'soon', '', '22.11.2026'])
      expect(() => day(said), said).toThrow('is no day')
  })
})
