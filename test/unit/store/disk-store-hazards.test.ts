import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
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

  it('lists the composed one of two names under it, whatever the order on disk', async () => {
    for (let i = 0; i < 20; i++) {
      write(`e\u0301${i}.md`, 'decomposed')
      write(`é${i}.md`, 'composed')
    }
    const store = createDiskStore(folder)
    const { entries } = await store.list()
    expect(entries).toHaveLength(40)
    for (const { path } of entries)
      expect(new TextDecoder().decode(await store.read(path))).toBe(
        path === path.normalize('NFC') ? 'composed' : 'decomposed',
      )
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

  // Only Linux keeps names that are no text.
  it.runIf(process.platform === 'linux')(
    'says which names are no UTF-8, and takes U+FFFD for a character',
    async () => {
      const named = (name: string, byte: number): Buffer =>
        Buffer.concat([Buffer.from(`${folder}/${name}`), Buffer.from([byte])])
      writeFileSync(named('file', 0xff), 'text')
      mkdirSync(named('folder', 0xfe))
      write('real \ufffd.md', 'text')
      const store = createDiskStore(folder)
      const { entries, diagnostics } = await store.list()
      expect(entries.map((entry) => entry.path)).toEqual(['real \ufffd.md'])
      expect(new TextDecoder().decode(await store.read('real \ufffd.md'))).toBe('text')
      expect(diagnostics.map(({ path, message }) => [path, message])).toEqual([
        ['file\ufffd', 'The file could not be read: its name is not valid UTF-8'],
        ['folder\ufffd', 'The file could not be read: its name is not valid UTF-8'],
      ])
    },
  )

  it('reads nothing through a folder that became a link to outside after it was listed', async () => {
    mkdirSync(join(parent, 'elsewhere'))
    writeFileSync(join(parent, 'elsewhere/a.md'), 'secret')
    write('sub/a.md', 'mine')
    const store = createDiskStore(folder)
    await store.list()
    renameSync(join(folder, 'sub'), join(folder, 'was'))
    symlinkSync('../elsewhere', join(folder, 'sub'))
    await expect(store.read('sub/a.md')).rejects.toThrow('a link to outside')
    const pool = createPreparePool({
      options: defaultGardenOptions,
      plugins: { remarkPlugins: [], rehypePlugins: [] },
    })
    const file = { name: store.fileOf('sub/a.md'), root: store.root }
    const [prepared] = await pool.prepare([
      { path: 'sub/a.md' as NotePath, size: 4, read: (most) => store.head('sub/a.md', most), file },
    ])
    expect(JSON.stringify(prepared)).not.toContain('secret')
    expect(prepared?.note.diagnostics).toMatchObject([
      { code: 'unreadable-file', message: 'The file could not be read: it is a link to outside the garden' },
    ])
  })

  it.each([
    'N.sync-conflict-20240101-123456-ABCDEFG.md',
    "N (Anna's conflicted copy 2024-01-01).md",
    'N (conflicted copy 2024-01-01 101010).md',
    'N (Conflicted copy phone 202401011010).md',
    'N (Case Conflict 1).md',
    'N (SFConflict a@b.example 2024-01-01-10-10-10).md',
    'N_conflict-20240101-101010.md',
  ])('leaves %s out and says which note it is a copy of', async (name) => {
    write(`a/${name}`)
    write('a/N.md')
    const { entries, diagnostics } = await createDiskStore(folder).list()
    expect(entries.map((entry) => entry.path)).toEqual(['a/N.md'])
    expect(diagnostics).toMatchObject([
      { code: 'sync-conflict', severity: 'warning', path: `a/${name}`, related: [{ path: 'a/N.md' }] },
    ])
  })

  it('tells of a copy whose note is gone, unless such copies are ignored', async () => {
    write('N (conflicted copy).md')
    const { diagnostics } = await createDiskStore(folder).list()
    expect(diagnostics[0]?.message).toContain('rename it')
    expect((await createDiskStore(folder, { ignore: ['**/*conflicted*'] }).list()).diagnostics).toEqual([])
  })

  it.each(['Conflict.md', 'Conflict resolution (draft).md', 'N (conflict 2024-01-01 10.11.12).md'])(
    'takes %s for a note like any other',
    async (name) => {
      write(name)
      const { entries, diagnostics } = await createDiskStore(folder).list()
      expect(entries.map((entry) => entry.path)).toEqual([name])
      expect(diagnostics).toEqual([])
    },
  )

  it('is listed as fast as ever with patterns that were written to take long', async () => {
    for (let i = 0; i < 20; i++) writeFileSync(join(folder, `${'a'.repeat(200)}${i}`), '')
    const ignore = [`${'*a'.repeat(60)}b`, `${'**/*a*/'.repeat(20)}b`]
    const { entries } = await createDiskStore(folder, { ignore }).list()
    expect(entries.length).toBe(20)
    expect(() => createDiskStore(folder, { ignore: ['+(a+)+(a+)b'] })).toThrow('expected a pattern')
  }, 5_000)
})
