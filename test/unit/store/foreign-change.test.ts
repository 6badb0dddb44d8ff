import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digest } from '../../../src/store/digest.ts'
import { openEditStore } from '../../../src/store/edit-store.ts'
import { createGardenBounds } from '../../../src/store/garden-bounds.ts'
import { formatKeptSteps, type KeptStep } from '../../../src/store/kept-steps.ts'
import type { UserKeyFile } from '../../../src/store/user-key.ts'
import { openStoreIn, testKey } from '../../open-store-in.ts'

/** As a process that is long gone would have called it. */
const id = '2030-01-01T12.00.00.000Z-999999999-0123abcd'
const later = '2030-01-02T12.00.00.000Z-999999999-0123abcd'
const hashOf = (text: string) => digest(Buffer.from(text))

let parent: string
let root: string
beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-foreign-')))
  root = join(parent, 'garden')
  mkdirSync(join(root, '.git/hooks'), { recursive: true })
  mkdirSync(join(parent, 'outside'))
  writeFileSync(join(parent, 'outside/a.md'), 'outside')
  writeFileSync(join(root, 'a.md'), 'mine')
  symlinkSync(join(parent, 'outside'), join(root, 'away'))
  symlinkSync('.git/hooks', join(root, 'hooks'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

/** Every path below the sandbox with what it holds, but for what is kept in `.hortus`. */
function tree(): Readonly<Record<string, string>> {
  const entries = readdirSync(parent, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries
      .map((entry) => [join(entry.parentPath, entry.name).slice(parent.length + 1), entry] as const)
      .filter(([path]) => !path.startsWith('garden/.hortus'))
      .map(([path, entry]) => [path, entry.isFile() ? readFileSync(join(parent, path), 'utf8') : 'no file']),
  )
}

function plant(place: 'journal' | 'undo', name: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, '.hortus', place, name, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

/** A step that writes the note `evil` to `path`. */
const writing = (path: string): KeptStep => ({
  path,
  to: path,
  oldHash: null,
  newHash: hashOf('evil'),
  hasNew: true,
})
/** One that moves the user's note there. */
const moving = (to: string): KeptStep => ({
  path: 'a.md',
  to,
  oldHash: hashOf('mine'),
  newHash: hashOf('mine'),
  hasNew: false,
})
const signed = (steps: readonly KeptStep[], name = id) => formatKeptSteps(name, steps, testKey.get())
const unsigned = (steps: unknown) => JSON.stringify(steps)
const byStranger = (steps: readonly KeptStep[]) => formatKeptSteps(id, steps, Buffer.alloc(32, 'stranger'))

const hostilePaths = [
  '../x.md',
  '../../x.md',
  'sub/../../x.md',
  '/tmp/hortus-x.md',
  '',
  '.',
  '..',
  './x.md',
  'sub//x.md',
  'x.md/',
  '.git/hooks/post-checkout',
  '.hortus/map.json',
  'sub/.hidden/x.md',
  'node_modules/x.js',
  'hortus.config.js',
  'x\0.md',
  'away/x.md',
  'away/sub/x.md',
  'hooks/post-checkout',
]

describe('a change that came with a stranger’s garden', () => {
  it.each([
    ['no signature', unsigned([writing('b.md'), moving('c.md')])],
    ['no signature, in today’s form', unsigned({ steps: [writing('b.md')] })],
    ['a signature of another user', byStranger([writing('b.md')])],
    ['a signature for another change', signed([writing('b.md')], later)],
    ['a signature for other steps', signed([writing('c.md')]).replace('c.md', 'b.md')],
    ['no text', '\0\0\0'],
    ['no list', unsigned({ steps: { length: 1 } })],
    ['a list of other things', unsigned([null, 7, 'x', [], {}])],
    ['paths that are none', unsigned([{ ...writing('b.md'), path: { toString: 'x' } }])],
  ])('is left alone when interrupted, with %s', async (_, commit) => {
    plant('journal', id, { 'commit.json': commit, '0.new': 'evil', '1.new': 'evil' })
    const before = tree()
    const { notices } = await openStoreIn(root)
    expect(tree()).toEqual(before)
    expect(notices).toEqual([
      expect.stringContaining(`${id} is a change that was interrupted, and not made by you`),
    ])
    // It stays: it may be the user's own, from another machine.
    expect(readdirSync(join(root, '.hortus/journal', id))).toContain('0.new')
  })

  it('is not undone, nor what came before it', async () => {
    const mine = await openStoreIn(root, () => Date.parse('2030-01-01'))
    await mine.apply([{ path: 'a.md', to: 'b.md' }])
    plant('undo', later, { 'commit.json': unsigned([moving('../a.md')]), '0.old': 'evil' })
    const before = tree()
    const store = await openStoreIn(root)
    await expect(store.undo()).rejects.toThrow(/was not made by you on this machine.*remove that folder/)
    await expect(store.undo(later)).rejects.toThrow('no such change of yours')
    await expect(store.undo('../../outside')).rejects.toThrow('no such change of yours')
    expect(tree()).toEqual(before)
    rmSync(join(root, '.hortus/undo', later), { recursive: true })
    await store.undo()
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('mine')
  })

  it.each(hostilePaths)('leads nowhere else by %j, even with a signature that is right', async (path) => {
    const steps = [writing(path), moving(path), { ...moving('b.md'), path }]
    for (const [i, step] of steps.entries()) {
      rmSync(join(root, '.hortus'), { recursive: true, force: true })
      plant('journal', id, { 'commit.json': signed([step]), '0.new': 'evil' })
      plant('undo', later, { 'commit.json': signed([step], later), '0.old': 'evil', '0.new': 'evil' })
      const before = tree()
      const store = await openStoreIn(root)
      await store.undo().catch(() => {})
      await store.undo(later).catch(() => {})
      expect(tree(), `step ${i}`).toEqual(before)
      expect(store.notices.length, `step ${i}`).toBeGreaterThan(0)
    }
  })

  it.each(['commit.json', '0.new'])('gives nothing away by a link in the place of %s', async (name) => {
    plant('journal', id, { 'commit.json': signed([writing('b.md')]), '0.new': 'evil' })
    rmSync(join(root, '.hortus/journal', id, name))
    symlinkSync(join(parent, 'outside/a.md'), join(root, '.hortus/journal', id, name))
    const before = tree()
    const { notices } = await openStoreIn(root)
    expect(tree()).toEqual(before)
    expect(notices).toHaveLength(1)
  })
})

describe('the user’s own change', () => {
  const interrupt = async (): Promise<string> => {
    const store = await openStoreIn(root)
    const done = await store.apply([
      { path: 'a.md', to: 'a.md', base: hashOf('mine'), bytes: Buffer.from('new') },
    ])
    // As if the program had been killed just after the decision.
    const name = done.id.replace(`-${process.pid}-`, '-999999999-')
    expect(name).not.toBe(done.id)
    writeFileSync(join(root, 'a.md'), 'mine')
    mkdirSync(join(root, '.hortus/journal', name), { recursive: true })
    plant('journal', name, {
      'commit.json': formatKeptSteps(
        name,
        [{ path: 'a.md', to: 'a.md', oldHash: hashOf('mine'), newHash: hashOf('new'), hasNew: true }],
        testKey.get(),
      ),
      '0.new': 'new',
      '0.old': 'mine',
    })
    return name
  }

  it('is finished where the garden’s folder has moved', async () => {
    await interrupt()
    const moved = join(parent, 'moved')
    renameSync(root, moved)
    expect((await openStoreIn(moved)).notices).toEqual([])
    expect(readFileSync(join(moved, 'a.md'), 'utf8')).toBe('new')
  })

  it('stays on another machine, with all it has, and is finished on the first', async () => {
    const name = await interrupt()
    const copy = join(parent, 'copy')
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true })
    const key: UserKeyFile = { get: () => Buffer.alloc(32, 'another machine') }
    const { notices } = await openEditStore({ bounds: createGardenBounds(copy), key, now: Date.now })
    expect(notices).toEqual([expect.stringContaining('start hortus on the machine that made it')])
    expect(readFileSync(join(copy, 'a.md'), 'utf8')).toBe('mine')
    expect(readdirSync(join(copy, '.hortus/journal', name)).sort()).toEqual(['0.new', '0.old', 'commit.json'])
    expect((await openStoreIn(copy)).notices).toEqual([])
    expect(readFileSync(join(copy, 'a.md'), 'utf8')).toBe('new')
  })

  it('is refused before anything is written where no key of the user can be kept', async () => {
    const { openUserKey } = await import('../../../src/store/user-key.ts')
    writeFileSync(join(parent, 'file'), '')
    const key = openUserKey(join(parent, 'file/state'))
    const store = await openEditStore({ bounds: createGardenBounds(root), key, now: Date.now })
    await expect(store.apply([{ path: 'a.md', to: 'b.md' }])).rejects.toThrow('XDG_STATE_HOME')
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('mine')
    expect(readdirSync(join(root, '.hortus'))).not.toContain('journal')
  })
})
