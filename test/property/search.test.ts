import { describe, expect, it } from 'vitest'
import { collectSearchNotes } from '../../src/features/search/collect-search-notes.ts'
import type { SearchFile } from '../../src/features/search/files/write-shards.ts'
import type { SearchNote } from '../../src/features/search/search-note.ts'
import { writeSearchHere } from '../../src/features/search/write-search.ts'
import type { Snapshot } from '../../src/session/snapshot.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { openMemory, openStatic } from '../features/search/open-search.ts'
import { sessionOn, snapshotOf } from '../snapshot-of.ts'
import { randomEdit } from './random-edits.ts'
import { seededRandom } from './seeded-random.ts'

/** The index as static files, in a form that is quick to compare. */
async function filesOf(snapshot: Snapshot): Promise<readonly string[]> {
  const { files } = await writeSearchHere(collectSearchNotes(snapshot.published, snapshot.plan))
  return files.map(
    ({ address, content }: SearchFile) => `${address} ${Buffer.from(content!).toString('base64')}`,
  )
}

/** A published garden of enough words to fill many files. */
async function largeGarden(random: () => number): Promise<Parameters<typeof collectSearchNotes>> {
  const files: Record<string, string> = {}
  for (let i = 0; i < 90; i++)
    files[`folder ${i % 7}/note ${i}.md`] =
      `# ${wordsOf(random, 2)} ${i}\n\n${wordsOf(random, 60)}\n\n## ${wordsOf(random, 2)}\n\n[[note ${Math.floor(random() * 90)}]] ${wordsOf(random, 40)}`
  const { published, plan } = await snapshotOf(files)
  return [published, plan]
}

function wordsOf(random: () => number, count: number): string {
  const word = (): string => {
    let rest = Math.floor(random() ** 3 * 40_000)
    let letters = ''
    for (; rest > 0; rest = Math.floor(rest / 11)) letters += 'aeioudrnstk'[rest % 11]
    return `b${letters}`
  }
  return Array.from({ length: count }, word).join(' ')
}

/** Edits of one to three notes: a word more, another title, another tag, links from elsewhere; seldom a note fewer. */
function changeSome(notes: readonly SearchNote[], random: () => number): readonly SearchNote[] {
  const changed = [...notes]
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const number = Math.floor(random() * changed.length)
    const note = changed[number]!
    const [first, ...rest] = note.sections
    const turn = Math.floor(random() * 11)
    if (turn === 0) changed.splice(number, 1)
    else if (turn < 3) changed[number] = { ...note, linked: note.linked + 1 }
    else if (turn < 5) changed[number] = { ...note, title: wordsOf(random, 2), tags: [wordsOf(random, 1)] }
    else if (turn < 6) changed[number] = { ...note, sections: [first!] }
    else
      changed[number] = {
        ...note,
        sections: [{ ...first!, text: `${first!.text} ${wordsOf(random, 3)}` }, ...rest],
      }
  }
  return changed
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

  it('is the same made from that of the notes before as made anew', async () => {
    const random = seededRandom(12)
    let notes = collectSearchNotes(...(await largeGarden(random)))
    let kept: Uint8Array | undefined
    let site = new Map<string, Uint8Array>()
    let made = 0
    for (let step = 0; step < 12; step++) {
      // Some files may be gone: somebody deleted them, or a build was killed before it wrote them.
      if (random() < 0.2) for (const address of site.keys()) if (random() < 0.3) site.delete(address)
      const written = await writeSearchHere(notes, { kept, addresses: [...site.keys()] })
      const { files } = await writeSearchHere(notes)
      const next = written.files.map(
        ({ address, content }) => [address, content ?? site.get(address)!] as const,
      )
      const bytes = (list: readonly (readonly [string, Uint8Array])[]): readonly string[] =>
        list.map(([address, content]) => `${address} ${Buffer.from(content).toString('base64')}`)
      expect(bytes(next), `step ${step}`).toEqual(
        bytes(files.map(({ address, content }) => [address, content!])),
      )
      made +=
        step > 0 ? written.files.filter(({ content }) => content !== undefined).length / files.length : 0
      site = new Map(next)
      kept = written.kept
      notes = changeSome(notes, random)
    }
    // Where a word that changed is in nearly every file, few stay.
    expect(made / 11).toBeLessThan(1)
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
