import { describe, expect, it } from 'vitest'
import { rankWanted } from '../../../src/features/wanted/rank-wanted.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function wantedIn(files: Readonly<Record<string, string>>) {
  return rankWanted((await snapshotOf(files)).garden)
}

describe('rankWanted', () => {
  it('counts the notes that ask, each the more the more notes lead to it', async () => {
    const wanted = await wantedIn({
      'a.md': '[[Rare]] [[Rare]] [[Rare]]',
      'b.md': '[[Often]]',
      'c.md': '[[Often]] [[Central]]',
      'x.md': '[[hub]]',
      'y.md': '[[hub]]',
      'z.md': '[[hub]]',
      'hub.md': '[[Asked by a hub]]',
    })
    expect(wanted.map(({ label, noteCount }) => [label, noteCount])).toEqual([
      ['Often', 2],
      ['Asked by a hub', 1],
      ['Central', 1],
      ['Rare', 1],
    ])
  })

  it('merges names that differ in spelling alone, and calls them as most links do', async () => {
    const [first, ...others] = await wantedIn({
      'a.md': '[[page-cache]] [[Page caches]]',
      'b.md': '[[Page cache]] [[notes/Page cache.md]] [[Page Cache]]',
      'd.md': '[[Page fault]] [[C]] [[C++]] [[C#]] ![[gone.png]]',
    })
    expect(first).toMatchObject({ label: 'Page cache', name: 'page cache', noteCount: 2 })
    expect(first!.names).toEqual(['notes/page cache', 'page cache', 'page caches', 'page-cache'])
    expect(first!.askedBy.map(({ source }) => source)).toEqual(['a.md', 'a.md', 'b.md', 'b.md', 'b.md'])
    expect(others.map(({ label }) => label)).toEqual(['C', 'C++', 'Page fault'])
  })
})
