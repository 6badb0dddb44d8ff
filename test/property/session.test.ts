import { describe, expect, it } from 'vitest'
import { explainPath } from '../../src/features/paths/explain-path.ts'
import { everyFeature } from '../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../src/model/options.ts'
import type { Address, Href } from '../../src/model/page.ts'
import type { NotePath } from '../../src/model/path.ts'
import { diffSites } from '../../src/session/diff-sites.ts'
import { createPageMemo } from '../../src/session/page-memo.ts'
import { noPlugins } from '../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../src/session/prepare/prepare-pool.ts'
import { createSession, type Session } from '../../src/session/session.ts'
import type { Snapshot } from '../../src/session/snapshot.ts'
import { joinGardenData } from '../../src/site/join-garden-data.ts'
import { createMemoryStore, type MemoryStore } from '../../src/store/memory-store.ts'
import { allFacts, plainFacts } from '../garden-of.ts'
import { randomEdit, randomNote } from './random-edits.ts'
import { seededRandom } from './seeded-random.ts'

const steps = process.env['HORTUS_FULL'] === '1' ? 2_000 : 150

describe('session.update(changes)', () => {
  it(`equals a fresh build byte for byte after each of ${steps} random edits`, {
    timeout: 600_000,
  }, async () => {
    const random = seededRandom(20_251_121)
    const asking = seededRandom(7)
    const store = createMemoryStore({})
    const paths = new Set<string>()
    const session = openSession(store)
    let previous = await session.update()
    let before = await renderAll(previous)
    for (let step = 0; step < steps; step++) {
      const edit = randomEdit(store, paths, random)
      const { prepared, rendered } = session.counts
      const next = await session.update(edit.changes)
      const after = await renderAll(next)
      const fresh = await openSession(store).update()
      const what = `step ${step}: ${edit.what}`
      expect(after, what).toEqual(await renderAll(fresh))
      for (const facts of allFacts) {
        // Those that nobody reads for a while must not stay as they were.
        if (asking() < 0.5) continue
        expect(plainFacts(next.garden, facts), `${what}, ${facts.name}`).toEqual(
          plainFacts(fresh.garden, facts),
        )
      }
      const problems = await fresh.diagnostics()
      const one = pickPath(next, random)
      if (one !== undefined)
        expect(await next.diagnosticsOf(one), what).toEqual(problems.filter(({ path }) => path === one))
      expect(await next.diagnostics(), what).toEqual(problems)
      if (step % 40 === 0) {
        expect(await joinGardenData(next.files()), what).toEqual(await joinGardenData(fresh.files()))
        const [from, to] = [pickPath(next, random), pickPath(next, random)]
        if (from !== undefined && to !== undefined)
          expect(explainPath(next.garden, from, to), what).toEqual(explainPath(fresh.garden, from, to))
      }

      // The work: only written notes are prepared, only pages whose input changed are rendered.
      const written = edit.changes.filter(
        (change) => change.kind === 'written' && change.path.endsWith('.md'),
      )
      expect(session.counts.prepared - prepared, what).toBe(written.length)
      const diff = diffSites(previous, next)
      // Fewer, when a page comes back as it was before it went.
      expect(session.counts.rendered - rendered, what).toBeLessThanOrEqual(
        diff.added.length + diff.changed.length,
      )
      for (const [address, html] of after) {
        if (!diff.added.includes(address) && !diff.changed.includes(address))
          expect(before.get(address), what).toBe(html)
      }
      previous = next
      before = after
    }
  })

  it('prepares one note and renders one page when one body changes that nobody quotes', async () => {
    const random = seededRandom(5)
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`n${i}.md`, `${randomNote(random)}\n[[n${(i + 1) % 300}]]`]),
    )
    const store = createMemoryStore({ ...files, 'lonely.md': 'Old text' })
    const session = openSession(store)
    await renderAll(await session.update())
    const { prepared, rendered } = session.counts
    store.write('lonely.md', 'Old text\n\nand more of it')
    await renderAll(await session.update([{ kind: 'written', path: 'lonely.md' }]))
    expect(session.counts.prepared - prepared).toBe(1)
    // Its own page, the home page, which shows how it begins, and the page of all notes, which counts its words.
    expect(session.counts.rendered - rendered).toBeLessThanOrEqual(3)
  })

  it('returns the same snapshot when a file was touched and says the same', async () => {
    const store = createMemoryStore({ 'a.md': 'text' })
    const session = openSession(store)
    const first = await session.update()
    store.write('a.md', 'text')
    expect(await session.update([{ kind: 'written', path: 'a.md' }])).toBe(first)
  })

  it('finds every change by itself when it is told of none', async () => {
    const store = createMemoryStore({ 'a.md': '[[b]]', 'b.md': 'b' })
    const session = openSession(store)
    await session.update()
    store.write('a.md', '[[c]]')
    store.write('c.md', 'c')
    store.remove('b.md')
    expect(await renderAll(await session.update())).toEqual(
      await renderAll(await openSession(store).update()),
    )
  })
})

function openSession(store: MemoryStore): Session {
  const options = defaultGardenOptions
  const pool = createPreparePool({ options, plugins: noPlugins })
  return createSession({
    features: everyFeature,
    store,
    options,
    pool,
    assets: { stylesheet: '/s.css' as Href },
    memo: createPageMemo(100_000),
  })
}

function pickPath({ garden }: Snapshot, random: () => number): NotePath | undefined {
  const paths = [...garden.notesByPath.keys()]
  return paths[Math.floor(random() * paths.length)]
}

async function renderAll(snapshot: Snapshot): Promise<ReadonlyMap<Address, string>> {
  const pages = snapshot.plan.pages.map(async (page) => [page.address, await snapshot.render(page)] as const)
  return new Map(await Promise.all(pages))
}
