import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiskStore } from '../../../src/store/disk-store.ts'

let folder: string
let outside: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-garden-'))
  outside = mkdtempSync(join(tmpdir(), 'hortus-garden-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(outside, { recursive: true, force: true })
})

function write(path: string, text = path): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const listed = async (ignore: readonly string[] = []) => {
  const { entries, diagnostics } = await createDiskStore(folder, { ignore }).list()
  return {
    paths: entries.map((entry) => entry.path),
    problems: diagnostics.map((d) => `${d.path}: ${d.message}`),
  }
}

describe('createDiskStore(folder)', () => {
  it.each([
    '.git/config',
    '.obsidian/app.json',
    '.DS_Store',
    '._a.md',
    '.#a.md',
    '#a.md#',
    'a.md~',
    '4913',
    '.a.md.swp',
    'a.md.swp',
    'Icon\r',
    '.~lock.a.md#',
    '.syncthing.a.md.tmp',
    'a.md.tmp',
    'a.sync-conflict-20260101-120000-ABCDEFG.md',
    'node_modules/x/readme.md',
    'hortus.config.ts',
  ])('leaves out %j', async (path) => {
    write('a.md')
    write(path)
    expect((await listed()).paths).toEqual(['a.md'])
  })

  it('leaves out what the garden ignores', async () => {
    for (const path of ['a.md', 'private/b.md', 'c.draft.md']) write(path)
    expect((await listed(['private/**', '*.draft.md'])).paths).toEqual(['a.md'])
  })

  it('gives decomposed names composed, and still finds their files', async () => {
    write('cafe\u0301/re\u0301sume\u0301.md', 'text')
    const store = createDiskStore(folder)
    const [entry] = (await store.list()).entries
    expect(entry!.path).toBe('café/résumé.md')
    expect(new TextDecoder().decode(await store.read(entry!.path))).toBe('text')
    expect(await store.stat(entry!.path)).toEqual(entry)
  })

  it('keeps files apart whose names differ in their Unicode form alone', async () => {
    write('\u00e9.md', 'composed')
    write('e\u0301.md', 'decomposed')
    write('o\u0308/a.md', 'below the first')
    write('\u1e69.png', 'composed')
    write('s\u0323\u0307.png', 'decomposed')
    write('s\u0307\u0323.png', 'in neither form')
    const store = createDiskStore(folder)
    const { entries, diagnostics } = await store.list()
    expect(diagnostics).toEqual([])
    const textByPath: Record<string, string> = {}
    for (const { path } of entries) textByPath[path] = new TextDecoder().decode(await store.read(path))
    expect(textByPath).toEqual({
      '\u00e9.md': 'composed',
      'e\u0301.md': 'decomposed',
      '\u00f6/a.md': 'below the first',
      '\u1e69.png': 'composed',
      's\u0323\u0307.png': 'decomposed',
      's\u0307\u0323.png': 'in neither form',
    })
    for (const entry of entries) expect(await store.stat(entry.path)).toEqual(entry)
  })

  it('keeps folders apart whose names differ in their Unicode form alone', async () => {
    write('\u00e9/a.md')
    write('e\u0301/a.md')
    write('e\u0301/o\u0308.md')
    expect(await listed()).toEqual({
      paths: ['e\u0301/a.md', 'e\u0301/\u00f6.md', '\u00e9/a.md'],
      problems: [],
    })
  })

  it('follows links inside the garden and refuses those that lead out', async () => {
    write('real/a.md')
    writeFileSync(join(outside, 'secret.md'), 'secret')
    symlinkSync(join(folder, 'real'), join(folder, 'linked'))
    symlinkSync(join(outside, 'secret.md'), join(folder, 'secret.md'))
    symlinkSync(outside, join(folder, 'away'))
    const { paths, problems } = await listed()
    expect(paths).toEqual(['linked/a.md', 'real/a.md'])
    expect(problems).toEqual([
      'away: The file could not be read: it is a link to outside the garden',
      'secret.md: The file could not be read: it is a link to outside the garden',
    ])
  })

  it('does not walk in circles', async () => {
    write('a/b/c.md')
    symlinkSync(join(folder, 'a'), join(folder, 'a/b/loop'))
    symlinkSync(folder, join(folder, 'root'))
    symlinkSync(join(folder, 'self'), join(folder, 'self'))
    symlinkSync(join(folder, 'nothing'), join(folder, 'dangling.md'))
    const { paths, problems } = await listed()
    expect(paths).toEqual(['a/b/c.md'])
    expect(problems).toHaveLength(4)
  })

  it('has no stats of a file that became a link to outside', async () => {
    write('a.md')
    const store = createDiskStore(folder)
    await store.list()
    writeFileSync(join(outside, 'secret.md'), 'secret')
    rmSync(join(folder, 'a.md'))
    symlinkSync(join(outside, 'secret.md'), join(folder, 'a.md'))
    expect(await store.stat('a.md')).toBeUndefined()
  })

  it.skipIf(process.getuid?.() === 0)('reports a folder it may not read and lists the rest', async () => {
    write('open/a.md')
    write('shut/b.md')
    chmodSync(join(folder, 'shut'), 0)
    const { paths, problems } = await listed()
    chmodSync(join(folder, 'shut'), 0o700)
    expect(paths).toEqual(['open/a.md'])
    expect(problems).toEqual(['shut: The file could not be read: permission denied'])
  })
})
