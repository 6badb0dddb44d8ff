import { describe, expect, it } from 'vitest'
import { collectSearchNotes } from '../../src/features/search/collect-search-notes.ts'
import type { SearchFile } from '../../src/features/search/files/write-shards.ts'
import { writeSearchHere } from '../../src/features/search/write-search.ts'
import type { Snapshot } from '../../src/session/snapshot.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { openMemory, openStatic } from '../features/search/open-search.ts'
import { sessionOn, snapshotOf } from '../snapshot-of.ts'
import { randomEdit } from './random-edits.ts'
import { seededRandom } from './seeded-random.ts'

/** The index as static files, in a form that is quick to compare. */
async function filesOf(snapshot: Snapshot): Promise<readonly string[]> {
  const files = await writeSearchHere(collectSearchNotes(snapshot.published, snapshot.plan))
  return files.map(
    ({ address, content }: SearchFile) => `${address} ${Buffer.from(content).toString('base64')}`,
  )
}

describe('the search index of a garden', () => {
  it('is the same after random edits as of a fresh read', async () => {
    const random = seededRandom(4)
    const store = createMemoryStore({})
    const paths = new Set<string>()
    const session = sessionOn(store)
    await session.update()
    for (let step = 0; step < 60; step++) {
      const { changes, what } = randomEdit(store, paths, random)
      const snapshot = await session.update(changes)
      if (step % 5 > 0) continue
      expect(await filesOf(snapshot), what).toEqual(await filesOf(await sessionOn(store).update()))
    }
    expect(session.snapshot.garden.notesByPath.size).toBeGreaterThan(5)
  })

  it('finds every note by its title and by each of its aliases', async () => {
    const random = seededRandom(9)
    const store = createMemoryStore({})
    const paths = new Set<string>()
    for (let step = 0; step < 80; step++) randomEdit(store, paths, random)
    const snapshot = await sessionOn(store).update()
    const notes = collectSearchNotes(snapshot.published, snapshot.plan)
    const { searcher } = await openStatic(notes)
    for (const note of notes) {
      for (const name of [note.title, ...note.aliases]) {
        if (!/[\p{L}\p{N}]/u.test(name)) continue
        const found = await searcher.search(`${name} `, { limit: 100 })
        expect(
          found!.hits.map(({ address }) => address),
          name,
        ).toContain(note.address)
      }
    }
  })

  it('keeps no trace of what is not published', async () => {
    const snapshot = await snapshotOf({
      'open.md': '# Open\n\nA note that all may read, with %%a hiddencomment%% in it.',
      'draft.md':
        '---\ndraft: true\naliases: [Secretalias]\ntags: [secrettag]\n---\n\n# Secrettitle\n\nSecretword.',
      'kept.md': '---\npublish: false\n---\n\n## Secretheading\n\nSee [[open]].',
    })
    const notes = collectSearchNotes(snapshot.published, snapshot.plan)
    expect(notes.map(({ title }) => title)).toEqual(['Open'])
    const searcher = await openMemory(notes)
    for (const word of [
      'secretword',
      'secrettitle',
      'secretalias',
      'secretheading',
      'hiddencomment',
      'tag:secrettag',
    ])
      expect((await searcher.search(`${word} `))!.total, word).toBe(0)
    expect(JSON.stringify(notes)).not.toMatch(/secret|hiddencomment/i)
  })
})
