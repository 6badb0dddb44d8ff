import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiskStore } from '../../../src/store/disk-store.ts'

let parent: string
let folder: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'hortus-garden-'))
  folder = join(parent, 'garden')
  mkdirSync(folder)
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

function write(path: string, text = path): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

describe('createDiskStore(folder)', () => {
  it('follows a folder once, however many links lead to it', async () => {
    // Two links in each of 40 folders to the next: 2⁴⁰ paths.
    for (let i = 0; i <= 40; i++) mkdirSync(join(folder, `d${i}`))
    for (let i = 0; i < 40; i++)
      for (const name of ['x', 'y']) symlinkSync(`../d${i + 1}`, join(folder, `d${i}`, name))
    write('d40/n.md')
    const { entries, diagnostics } = await createDiskStore(folder).list()
    expect(entries.length).toBeLessThanOrEqual(2)
    expect(entries.map((entry) => entry.path)).toContain('d40/n.md')
    expect(diagnostics.every((diagnostic) => /another link shows/.test(diagnostic.message))).toBe(true)
  })

  it('keeps the composed one of two names, whatever the order on disk', async () => {
    for (let i = 0; i < 20; i++) {
      write(`e\u0301${i}.md`, 'decomposed')
      write(`é${i}.md`, 'composed')
    }
    const store = createDiskStore(folder)
    const { entries } = await store.list()
    expect(entries).toHaveLength(20)
    for (const { path } of entries) expect(new TextDecoder().decode(await store.read(path))).toBe('composed')
  })

  it.each(['../secret.md', 'a/../../secret.md', '.hidden.md', 'link.md', 'private/b.md'])(
    'does not read %s',
    async (path) => {
      writeFileSync(join(parent, 'secret.md'), 'secret')
      write('.hidden.md')
      write('private/b.md')
      const store = createDiskStore(folder, { ignore: ['private'] })
      await store.list()
      symlinkSync(join(parent, 'secret.md'), join(folder, 'link.md'))
      await expect(store.read(path)).rejects.toThrow()
      expect(await store.stat(path)).toBeUndefined()
    },
  )

  it('reads a link to a file inside', async () => {
    write('a.md', 'text')
    symlinkSync('a.md', join(folder, 'b.md'))
    const store = createDiskStore(folder)
    expect((await store.list()).entries.map((entry) => entry.path)).toEqual(['a.md', 'b.md'])
    expect(new TextDecoder().decode(await store.read('b.md'))).toBe('text')
  })
})
