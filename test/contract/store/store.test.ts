import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { compareEntries } from '../../../src/store/compare-entries.ts'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { createOverlayStore } from '../../../src/store/overlay-store.ts'
import type { Store } from '../../../src/store/store.ts'

/** A store and the hands that change what is in it. */
interface Subject {
  readonly store: Store
  write(path: string, text: string): void
  remove(path: string): void
}

const temporary: string[] = []
afterEach(() => {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function onDisk(): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-store-'))
  temporary.push(folder)
  return {
    store: createDiskStore(folder),
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      // By rename, as editors save: size and time may be the same, the inode is not.
      writeFileSync(join(folder, `${path}.tmp`), text)
      renameSync(join(folder, `${path}.tmp`), join(folder, path))
    },
    remove: (path) => rmSync(join(folder, path)),
  }
}

function inMemory(): Subject {
  const store = createMemoryStore({})
  return { store, write: store.write, remove: store.remove }
}

const subjects: readonly (readonly [string, () => Subject])[] = [
  ['the memory store', inMemory],
  ['the disk store', onDisk],
  [
    'an overlay without buffers',
    () => {
      const base = inMemory()
      return { ...base, store: createOverlayStore(base.store) }
    },
  ],
]

describe.each(subjects)('%s', (_name, create) => {
  const paths = async (store: Store): Promise<readonly string[]> =>
    (await store.list()).entries.map((entry) => entry.path)
  const text = async (store: Store, path: string): Promise<string> =>
    new TextDecoder().decode(await store.read(path))

  it('lists every file once, sorted by path in code-unit order', async () => {
    const { store, write } = create()
    for (const path of ['b.md', 'a/z.md', 'B.md', 'a.md', 'ä.md', 'a/b/c.png']) write(path, path)
    expect(await paths(store)).toEqual(['B.md', 'a.md', 'a/b/c.png', 'a/z.md', 'b.md', 'ä.md'])
  })

  it('reads the bytes that were written', async () => {
    const { store, write } = create()
    write('x/ü.md', '\uFEFFcafé\r\n')
    expect([...(await store.read('x/ü.md'))]).toEqual([...new TextEncoder().encode('\uFEFFcafé\r\n')])
  })

  it('rejects reading what is not there, and has no stats of it', async () => {
    const { store } = create()
    await expect(store.read('no.md')).rejects.toThrow()
    expect(await store.stat('no.md')).toBeUndefined()
  })

  it('lists a file with the stats that it gives for it alone', async () => {
    const { store, write } = create()
    write('a.md', 'text')
    expect(await store.stat('a.md')).toEqual((await store.list()).entries[0])
  })

  it('shows every change between two listings', async () => {
    const { store, write, remove } = create()
    write('same.md', 'same')
    write('edited.md', 'old1')
    write('removed.md', 'x')
    const list = async () => new Map((await store.list()).entries.map((entry) => [entry.path, entry]))
    const before = await list()
    write('edited.md', 'new1')
    write('added.md', 'x')
    remove('removed.md')
    expect(compareEntries(before, await list())).toEqual([
      { kind: 'written', path: 'added.md' },
      { kind: 'written', path: 'edited.md' },
      { kind: 'removed', path: 'removed.md' },
    ])
    expect(await text(store, 'edited.md')).toBe('new1')
  })
})

describe('createOverlayStore(base)', () => {
  it('shows an open buffer instead of the file, and the file again when it is closed', async () => {
    const base = createMemoryStore({ 'a.md': 'saved' })
    const store = createOverlayStore(base)
    const before = await store.stat('a.md')
    store.open('a.md', 'typed')
    store.open('new.md', 'not saved yet')
    expect(new TextDecoder().decode(await store.read('a.md'))).toBe('typed')
    expect((await store.list()).entries.map((entry) => entry.path)).toEqual(['a.md', 'new.md'])
    expect(await store.stat('a.md')).not.toEqual(before)
    store.close('a.md')
    store.close('new.md')
    expect(new TextDecoder().decode(await store.read('a.md'))).toBe('saved')
    expect((await store.list()).entries).toHaveLength(1)
  })
})
