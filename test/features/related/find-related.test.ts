import { describe, expect, it } from 'vitest'
import { createRelatedFinder } from '../../../src/features/related/find-related.ts'
import { createTermTable } from '../../../src/features/related/note-terms.ts'
import type { Garden } from '../../../src/model/garden.ts'
import { resolvedPath } from '../../../src/model/link.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

/** Notes about other things, so that words can be rare. */
const filler = Object.fromEntries(
  Array.from({ length: 30 }, (_, i) => [
    `filler/${i}.md`,
    `Gardening in month ${i}, soil and compost${'x'.repeat(i)}.`,
  ]),
)

async function relatedTo(path: string, files: Readonly<Record<string, string>>) {
  const { garden } = await snapshotOf({ ...filler, ...files })
  return createRelatedFinder(garden, createTermTable()).relatedTo(path as NotePath)
}

describe('createRelatedFinder', () => {
  it('relates notes by the rare words they share, in any script, singular or plural', async () => {
    const related = await relatedTo('a.md', {
      'a.md': 'A quorum grants a lease. 東京の分散システム',
      'b.md': 'Leases without quorums are a risk of their own.',
      'c.md': '分散システムは東京で。',
      'd.md': 'Nothing of the kind.',
    })
    expect(related.map(({ path, reasons }) => [path, reasons])).toEqual([
      ['c.md', [{ kind: 'words', words: expect.arrayContaining(['東京', '分散']) }]],
      ['b.md', [{ kind: 'words', words: ['lease', 'quorum'] }]],
    ])
  })

  it('counts a neighbour by the inverse of its degree, and says how both meet there', async () => {
    const files: Record<string, string> = {
      'a.md': '[[Raft]] [[Hub]]',
      'b.md': '[[Raft]] [[Hub]]',
      'c.md': '[[Hub]]',
      'Raft.md': '',
      'Hub.md': '',
      'Map.md': '[[a]] [[d]]',
      'd.md': '',
      'e.md': '[[d]]',
    }
    for (let i = 0; i < 60; i++) files[`x${i}.md`] = '[[Hub]]'
    const related = await relatedTo('a.md', files)
    expect(related.map(({ path }) => path)).toEqual(['b.md', 'd.md'])
    expect(related[0]!.reasons).toEqual([{ kind: 'links-to', notes: ['Raft.md', 'Hub.md'] }])
    expect(related[1]!.reasons).toEqual([{ kind: 'linked-from', notes: ['Map.md'] }])
  })

  it('relates notes by a reference that both cite, by series and by topic', async () => {
    const related = await relatedTo('a.md', {
      'Lamport 1978.md': '---\ntype: reference\n---\n',
      'a.md': '---\nseries: "[[Time]]"\npart: 1\ntopics: "[[Clocks]]"\n---\n[[Lamport 1978]]',
      'b.md': '---\nseries: "[[Time]]"\npart: 2\ntopics: "[[Clocks]]"\n---\n[[Lamport 1978]]',
      'Time.md': '---\ntype: series\n---\n',
      'Clocks.md': '---\ntype: topic\n---\n',
    })
    expect(related[0]).toMatchObject({
      path: 'b.md',
      reasons: expect.arrayContaining([
        { kind: 'citations', notes: ['Lamport 1978.md'] },
        { kind: 'series', series: 'Time.md' },
        { kind: 'topic', topic: 'Clocks.md' },
      ]),
    })
  })

  it('takes one shared word for an accident unless a title has it', async () => {
    const files = { 'a.md': 'Some thoughts on sharding.', 'b.md': 'Here too sharding is named.' }
    expect(await relatedTo('a.md', files)).toEqual([])
    const titled = await relatedTo('a.md', { 'a.md': files['a.md'], 'Sharding.md': 'How it is done.' })
    expect(titled.map(({ path }) => path)).toEqual(['Sharding.md'])
  })

  it('never names a note that is linked already, and plain pages not at all', async () => {
    const text = 'A quorum grants a lease to a leader.'
    const files = {
      'a.md': `${text} [[b]]`,
      'b.md': text,
      'c.md': `${text} [[a]]`,
      'about.md': `---\ntype: page\n---\n${text}`,
      'e.md': text,
    }
    expect((await relatedTo('a.md', files)).map(({ path }) => path)).toEqual(['e.md'])
    expect(await relatedTo('about.md', files)).toEqual([])
  })

  it('answers the same with a table that has seen other texts, and keeps its word in random gardens', async () => {
    const random = seededRandom(3)
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
    const words = 'quorum quorums lease Raft Paxos epoch 東京 分散 sharding replica fsync journal'.split(' ')
    const names = Array.from({ length: 24 }, (_, i) => `n${i}`)
    const write = (): string =>
      `---\ntopics: "[[n${Math.floor(random() * 3)}]]"\n---\n${Array.from({ length: 5 }, () => pick(words)).join(' ')} [[${pick(names)}]] [[${pick(names)}]]`
    const store = createMemoryStore(Object.fromEntries(names.map((name) => [`${name}.md`, write()])))
    const session = sessionOn(store)
    const table = createTermTable()
    for (let step = 0; step < 20; step++) {
      store.write(`${pick(names)}.md`, write())
      const { garden } = await session.update()
      const kept = createRelatedFinder(garden, table)
      const fresh = createRelatedFinder(garden, createTermTable())
      for (const path of garden.notesByPath.keys()) {
        const related = kept.relatedTo(path)
        expect(related).toEqual(fresh.relatedTo(path))
        expect(related.length).toBeLessThanOrEqual(8)
        for (const { path: other, reasons } of related) {
          expect(reasons.length).toBeGreaterThan(0)
          expect(isLinked(garden, path, other) || isLinked(garden, other, path) || path === other).toBe(false)
        }
      }
    }
  })
})

function isLinked({ links }: Garden, source: NotePath, target: NotePath): boolean {
  return links.resolutionsByPath.get(source)!.some((resolution) => resolvedPath(resolution) === target)
}
