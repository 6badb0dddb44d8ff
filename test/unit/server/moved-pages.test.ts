import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { createMovedPages, type MovedPages } from '../../../src/server/moved-pages.ts'
import type { Session } from '../../../src/session/session.ts'
import { createMemoryStore, type MemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

const at = (text: string): Address => text as Address

/** A garden that is served: what moves in it is followed. */
interface Served {
  readonly store: MemoryStore
  readonly session: Session
  readonly moved: MovedPages
  /** Moves a file; `isTold` where it is one that the server did itself. */
  move(from: string, to: string, isTold?: boolean): Promise<void>
  find(address: string): string | undefined
}

async function serve(files: Readonly<Record<string, string>>): Promise<Served> {
  const store = createMemoryStore(files)
  const session = sessionOn(store)
  await session.update()
  const moved = createMovedPages()
  return {
    store,
    session,
    moved,
    async move(from, to, isTold = false) {
      const previous = session.snapshot
      store.write(to, store.text(from))
      store.remove(from)
      moved.follow(previous, await session.update(), isTold ? [{ from, to }] : undefined)
    },
    find: (address) => moved.find(at(address), session.snapshot),
  }
}

describe('pages whose notes have moved', () => {
  it('are found by their old address, with and without its slash, whoever moved them', async () => {
    const garden = await serve({ 'a.md': 'One text', 'b.md': 'Another' })
    await garden.move('a.md', 'x/c.md')
    expect([garden.find('a/'), garden.find('a'), garden.find('b/')]).toEqual(['x/c/', 'x/c/', undefined])
    await garden.move('b.md', 'd.md', true)
    expect([garden.find('a/'), garden.find('b/')]).toEqual(['x/c/', 'd/'])
  })

  it('are found by every address that they ever had', async () => {
    const garden = await serve({ 'a.md': 'One' })
    await garden.move('a.md', 'b.md')
    await garden.move('b.md', 'c.md')
    expect([garden.find('a/'), garden.find('b/'), garden.find('c/')]).toEqual(['c/', 'c/', undefined])
    await garden.move('c.md', 'a.md')
    expect([garden.find('b/'), garden.find('c/')]).toEqual(['a/', 'a/'])
  })

  it('are gone where they were removed, and nobody is sent to another note of the same text', async () => {
    const garden = await serve({ 'a.md': 'Twins', 'b.md': 'Twins' })
    await garden.move('a.md', 'c.md')
    const previous = garden.session.snapshot
    garden.store.remove('c.md')
    garden.moved.follow(previous, await garden.session.update())
    expect(garden.find('a/')).toBeUndefined()

    const twins = await serve({ 'a.md': 'Twins', 'b.md': 'Twins' })
    const before = twins.session.snapshot
    for (const path of ['a.md', 'b.md']) twins.store.remove(path)
    for (const path of ['c.md', 'd.md']) twins.store.write(path, 'Twins')
    twins.moved.follow(before, await twins.session.update())
    expect([twins.find('a/'), twins.find('b/')]).toEqual([undefined, undefined])
  })

  it('are where another has taken them in', async () => {
    const garden = await serve({ 'a.md': 'From', 'b.md': 'Into' })
    const previous = garden.session.snapshot
    garden.store.remove('a.md')
    garden.store.write('b.md', 'Into\n\nFrom')
    garden.moved.follow(previous, await garden.session.update(), [{ from: 'a.md', to: 'b.md' }])
    expect(garden.find('a/')).toBe('b/')
  })
})
