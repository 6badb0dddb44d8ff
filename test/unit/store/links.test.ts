import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digest } from '../../../src/store/digest.ts'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { openEditStore } from '../../../src/store/edit-store.ts'
import { testKey } from '../../open-store-in.ts'

const ignore = ['private', 'docs/drafts/**', '**/*.secret.md']

let parent: string
let root: string
beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-links-')))
  root = join(parent, 'garden')
  for (const path of [
    '.git/config',
    '.git/hooks/post-checkout',
    '.obsidian/app.json',
    'private/diary.md',
    'docs/a.md',
    'docs/drafts/b.md',
    'docs/c.secret.md',
    '../outside/x.md',
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `canary of ${path}`)
  }
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const link = (name: string, target: string): void => {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  symlinkSync(target, join(root, name))
}
const listed = async () => {
  const { entries, diagnostics } = await createDiskStore(root, { ignore }).list()
  return { paths: entries.map(({ path }) => path), problems: diagnostics.map((d) => [d.path, d.message]) }
}

/** A link, where it leads, and why it is not followed; the path is that of a file it would show. */
const refused = [
  ['pub', '.git', 'pub/config', 'a hidden file or folder'],
  ['pub', '.git/hooks', 'pub/post-checkout', 'a hidden file or folder'],
  ['config.txt', '.git/config', 'config.txt', 'a hidden file or folder'],
  ['sub/app.json', '../.obsidian/app.json', 'sub/app.json', 'a hidden file or folder'],
  ['open', 'private', 'open/diary.md', 'what the settings ignore'],
  ['diary.md', 'private/diary.md', 'diary.md', 'what the settings ignore'],
  ['drafts', 'docs/drafts', 'drafts/b.md', 'what the settings ignore'],
  ['away', '../outside', 'away/x.md', 'outside the garden'],
  ['x.md', '../outside/x.md', 'x.md', 'outside the garden'],
  // Through two links, each of which looks well.
  ['second', 'first', 'second/config', 'a hidden file or folder'],
] as const

describe('a link in a garden', () => {
  it.each(refused)(
    '%s -> %s shows nothing of what is not the garden’s',
    async (name, target, path, reason) => {
      link(name, target)
      if (target === 'first') link('first', '.git')
      const { paths, problems } = await listed()
      expect(paths).toEqual(['docs/a.md'])
      expect(problems).toContainEqual([name, `The file could not be read: it is a link to ${reason}`])
      const store = createDiskStore(root, { ignore })
      expect(await store.stat(path)).toBeUndefined()
      await expect(store.read(path)).rejects.toThrow()
      await store.list()
      await expect(store.read(path)).rejects.toThrow()
    },
  )

  it.each(refused)('%s -> %s lets nothing be written, moved or removed', async (name, target, path) => {
    link(name, target)
    if (target === 'first') link('first', '.git')
    const tree = () =>
      readdirSync(parent, { recursive: true, encoding: 'utf8' }).filter((one) => !one.includes('.hortus'))
    const before = tree()
    const { bounds } = createDiskStore(root, { ignore })
    const store = await openEditStore({ bounds, key: testKey, now: Date.now })
    const bytes = Buffer.from('evil')
    const base = digest(readFileSync(join(root, path)))
    const isFolder = path.startsWith(`${name}/`)
    const beside = isFolder ? `${name}/new.md` : path
    await expect(store.read(path)).rejects.toThrow('it is a link to')
    await expect(store.save({ path, bytes, base, client: '' })).rejects.toThrow('it is a link to')
    await expect(store.save({ path: beside, bytes, base: null, client: '' })).rejects.toThrow()
    await expect(store.remove(path, base)).rejects.toThrow('it is a link to')
    await expect(store.apply([{ path, to: 'docs/taken.md' }])).rejects.toThrow('it is a link to')
    if (isFolder)
      await expect(store.apply([{ path: 'docs/a.md', to: beside }])).rejects.toThrow('it is a link to')
    expect(tree()).toEqual(before)
    expect(readFileSync(join(root, path), 'utf8')).toMatch(/^canary/)
  })

  it('shows what is the garden’s, but nothing ignored in it', async () => {
    link('also', 'docs')
    link('one.md', 'docs/a.md')
    const { paths, problems } = await listed()
    expect(paths).toEqual(['also/a.md', 'docs/a.md', 'one.md'])
    expect(problems).toEqual([])
    const store = createDiskStore(root, { ignore })
    await store.list()
    for (const path of paths)
      expect(new TextDecoder().decode(await store.read(path))).toBe('canary of docs/a.md')
    // By its own path it is ignored, whatever the link is called.
    await expect(store.read('also/drafts/b.md')).rejects.toThrow()
    const edit = await openEditStore({ bounds: store.bounds, key: testKey, now: Date.now })
    await expect(edit.read('also/drafts/b.md')).rejects.toThrow('what the settings ignore')
    await edit.save({
      path: 'also/a.md',
      bytes: Buffer.from('new'),
      base: digest(readFileSync(join(root, 'docs/a.md'))),
      client: '',
    })
    expect(readFileSync(join(root, 'docs/a.md'), 'utf8')).toBe('new')
  })

  it('that is led elsewhere after it was listed shows nothing of that', async () => {
    link('one.md', 'docs/a.md')
    link('also', 'docs')
    const store = createDiskStore(root, { ignore })
    await store.list()
    rmSync(join(root, 'one.md'))
    rmSync(join(root, 'also'))
    link('one.md', '.git/config')
    link('also', 'private')
    // What was listed is what is read.
    for (const path of ['one.md', 'also/a.md'])
      expect(new TextDecoder().decode(await store.read(path))).toBe('canary of docs/a.md')
    expect(await store.stat('one.md')).toBeUndefined()
    await expect(store.read('one.md')).rejects.toThrow('it is a link to another place now')
    rmSync(join(root, 'docs/a.md'))
    symlinkSync('../private/diary.md', join(root, 'docs/a.md'))
    await expect(store.read('also/a.md')).rejects.toThrow('it is a link to another place now')
  })

  it('in the trash stays there when a removal is undone', async () => {
    const { bounds } = createDiskStore(root, { ignore })
    const store = await openEditStore({ bounds, key: testKey, now: Date.now })
    link('.trash/docs/a.md', '../../docs/a.md')
    link('.trash/docs/a 2.md', '../../../outside')
    await store.apply([{ path: 'docs/a.md', to: null }])
    expect(readdirSync(join(root, '.trash/docs')).sort()).toEqual(['a 2.md', 'a 3.md', 'a.md'])
    await store.undo()
    expect(readFileSync(join(root, 'docs/a.md'), 'utf8')).toBe('canary of docs/a.md')
    expect(readdirSync(join(root, '.trash/docs')).sort()).toEqual(['a 2.md', 'a.md'])
  })

  it('of this program’s own is not made, and one that stands there is not followed', async () => {
    for (const place of [
      '.hortus',
      '.hortus/tmp',
      '.hortus/history',
      '.hortus/journal',
      '.trash',
      '.hortus/undo',
    ]) {
      for (const target of ['../outside', '.git', 'docs']) {
        rmSync(join(root, '.hortus'), { recursive: true, force: true })
        rmSync(join(root, '.trash'), { recursive: true, force: true })
        const up = place.includes('/') ? '../' : ''
        link(place, `${up}${target}`)
        const list = () => readdirSync(join(root, place)).sort()
        const before = new Set(list())
        const { bounds } = createDiskStore(root, { ignore })
        const store = await openEditStore({ bounds, key: testKey, now: Date.now })
        const bytes = readFileSync(join(root, 'docs/a.md'))
        const attempts: PromiseSettledResult<unknown>[] = await Promise.allSettled([
          store.save({ path: 'docs/a.md', bytes: Buffer.from('new'), base: digest(bytes), client: '' }),
          store.apply([{ path: 'docs/a.md', to: 'docs/d.md' }]),
          store.undo(),
        ])
        const now = digest(readFileSync(join(root, 'docs/a.md')))
        attempts.push(...(await Promise.allSettled([store.remove('docs/a.md', now)])))
        expect(
          list().filter((name) => !before.has(name)),
          `${place} -> ${target}`,
        ).toEqual([])
        const said = attempts.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
        expect(said.join('\n'), `${place} -> ${target}`).toContain('is no folder but a link or a file')
        rmSync(join(root, 'docs/d.md'), { force: true })
        writeFileSync(join(root, 'docs/a.md'), 'canary of docs/a.md')
      }
    }
  })
})
