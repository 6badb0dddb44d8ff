import { describe, expect, it } from 'vitest'
import { tendFacts } from '../../../src/features/tend/facts.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function tend(files: Readonly<Record<string, string>>) {
  return (await snapshotOf(files)).garden.read(tendFacts)
}

const long = 'soil '.repeat(60)

describe('findTending', () => {
  it('names seedlings that many notes lead to', async () => {
    const items = await tend({
      'young.md': `---\nstage: seedling\n---\n${long}`,
      'old.md': `---\nstage: budding\n---\n${long}`,
      'a.md': `${long} [[young]] [[old]]`,
      'b.md': `${long} [[young]] [[old]]`,
      'c.md': `${long} [[young]] [[old]] [[young]]`,
    })
    expect(items).toEqual([{ kind: 'sprouting', path: 'young.md', noteCount: 3 }])
  })

  it('names evergreen notes that were last touched long before what they cite', async () => {
    const evergreen = (day: string) => `---\nstage: evergreen\nupdated: ${day}\n---\n${long}`
    const items = await tend({
      'stale.md': `${evergreen('2024-01-10')} [[new]] [[Paper]] [[Old paper]]`,
      'fresh.md': `${evergreen('2025-01-01')} [[new]] [[Old paper]]`,
      'new.md': `---\nupdated: 2025-02-01\n---\n${long}`,
      'Paper.md': `---\ntype: reference\nyear: 2025\n---\n${long}`,
      'Old paper.md': `---\ntype: reference\nyear: 1978\ncreated: 2025-05-05\n---\n${long}`,
    })
    expect(items).toEqual([
      {
        kind: 'stale',
        path: 'stale.md',
        since: '2024-01-10',
        newer: [
          { path: 'new.md', day: '2025-02-01' },
          { path: 'Paper.md', day: '2025' },
        ],
      },
    ])
  })

  it('names orphans, stubs, and notes without a topic where there are topics', async () => {
    const items = await tend({
      'garden/index.md': `---\ntype: topic\n---\n${long} [[in]]`,
      'garden/in.md': 'Short.',
      'out.md': `${long} [[in]]`,
      'alone.md': long,
      'about.md': '---\ntype: page\n---\nx',
      'later.md': '---\nstage: planned\n---\nx',
    })
    expect(items).toEqual([
      { kind: 'orphan', path: 'alone.md', words: 60 },
      { kind: 'stub', path: 'garden/in.md', words: 1, noteCount: 2 },
      { kind: 'no-topic', path: 'alone.md' },
      { kind: 'no-topic', path: 'out.md' },
    ])
  })

  it('proposes a bridge between notes of different topics that speak of the same', async () => {
    const files: Record<string, string> = {
      'a/index.md': `---\ntype: topic\n---\n${long} [[One]]`,
      'b/index.md': `---\ntype: topic\n---\n${long} [[Two]]`,
      'a/One.md': `${long} hysteresis and thermostats, hysteresis`,
      'b/Two.md': `${long} thermostats with hysteresis, thermostats`,
    }
    for (let i = 0; i < 20; i++) files[`a/n${i}.md`] = `${long} other${'x'.repeat(i)} [[One]]`
    const bridges = (await tend(files)).filter(({ kind }) => kind === 'bridge')
    expect(bridges).toMatchObject([
      {
        path: 'a/One.md',
        other: 'b/Two.md',
        words: ['hysteresis', 'thermostats'],
        topics: ['a/index.md', 'b/index.md'],
      },
    ])
  })

  it('has nothing to say of an empty garden', async () => {
    expect(await tend({})).toEqual([])
  })
})
