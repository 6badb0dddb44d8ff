import { expect, it } from 'vitest'
import type { GardenGrowth } from '../../../src/model/note-table.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function growthOf(files: Readonly<Record<string, string>>): Promise<GardenGrowth> {
  const snapshot = await snapshotOf(files)
  const input = snapshot.inputOf(snapshot.pageByAddress.get('garden-history/' as never)!)
  return (input as { readonly input: GardenGrowth }).input
}

const note = (properties: string): string => `---\n${properties}\n---\n`

it('counts what was planted and tended by month, without gaps, by topic', async () => {
  const growth = await growthOf({
    'linux/index.md': note('type: topic\ntitle: Linux'),
    'linux/A.md': note('created: 2024-01-15\nupdated: 2024-03-02'),
    'linux/B.md': note('created: 2024-03-01'),
    'C.md': note('created: 2024-03-09'),
    'D.md': 'no day',
  })
  expect(growth).toMatchObject({ notes: 5, dated: 3, unit: 'month' })
  expect(growth.topics.map((topic) => topic?.title)).toEqual(['Linux', undefined])
  expect(growth.periods).toEqual([
    { start: '2024-01-01', byTopic: [1, 0], planted: 1, tended: 0 },
    { start: '2024-02-01', byTopic: [0, 0], planted: 0, tended: 0 },
    { start: '2024-03-01', byTopic: [1, 1], planted: 2, tended: 1 },
  ])
  expect(growth.plantedLast.map(({ title }) => title)).toEqual(['C', 'B', 'A'])
  expect(growth.tendedLast.map(({ title, day }) => [title, day])).toEqual([['A', '2024-03-02']])
})

it('counts a long history by longer periods, and never many of them', async () => {
  const unitOf = async (first: string): Promise<[string, number]> => {
    const { unit, periods } = await growthOf({
      'A.md': note(`created: ${first}`),
      'B.md': note('created: 2024-12-31'),
    })
    return [unit, periods.length]
  }
  expect(await unitOf('2021-01-01')).toEqual(['month', 48])
  expect(await unitOf('2020-12-31')).toEqual(['quarter', 17])
  expect(await unitOf('2000-01-01')).toEqual(['year', 25])
  // A mistyped year.
  expect(await unitOf('0024-01-01')).toEqual(['year', 48])
})
