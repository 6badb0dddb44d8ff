import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWholeGarden } from '../../../src/store/create-whole-garden.ts'
import { openStoreIn } from '../../open-store-in.ts'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-create-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const paths = ['a.md', 'b/c.md', 'b/d.md', 'e.md', 'b/f/g.md']
const files = async function* () {
  for (const path of paths) yield { path, bytes: new TextEncoder().encode(`Text of ${path}`) }
}
const notesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('.hortus'))
    .sort()

describe('many new files', () => {
  it.each([0, 1, 2, 3, 4, 5])(
    'are all there after the next start when %d were at the kill',
    async (count) => {
      const store = await openStoreIn(root, () => 0)
      const { id } = await store.create(files(), 'test')
      // As the kill left it: decided, the first of them placed, the others still beside.
      mkdirSync(join(root, '.hortus/journal'), { recursive: true })
      renameSync(join(root, '.hortus/undo', id), join(root, '.hortus/journal', id))
      for (const [number, path] of paths.entries())
        if (number >= count) renameSync(join(root, path), join(root, '.hortus/journal', id, `${number}.new`))
      const { notices } = await openStoreIn(root, () => 1)
      expect(notices).toEqual([])
      expect(notesIn(root)).toEqual([...paths].sort())
      for (const path of paths) expect(readFileSync(join(root, path), 'utf8')).toBe(`Text of ${path}`)
      expect(readdirSync(join(root, '.hortus/journal'))).toEqual([])
      expect(readdirSync(join(root, '.hortus/undo', id))).toEqual(['commit.json'])
    },
  )

  it('leave what somebody wrote in their place meanwhile', async () => {
    const store = await openStoreIn(root, () => 0)
    const { id } = await store.create(files(), 'test')
    mkdirSync(join(root, '.hortus/journal'), { recursive: true })
    renameSync(join(root, '.hortus/undo', id), join(root, '.hortus/journal', id))
    renameSync(join(root, 'e.md'), join(root, '.hortus/journal', id, '3.new'))
    writeFileSync(join(root, 'e.md'), 'Mine')
    const { notices } = await openStoreIn(root, () => 1)
    expect(notices).toEqual([expect.stringContaining('e.md was changed while a change')])
    expect(readFileSync(join(root, 'e.md'), 'utf8')).toBe('Mine')
  })

  it('can be read by whoever reads others, have one name each, and are undone', async () => {
    const store = await openStoreIn(root, () => 0)
    await store.create(files(), 'test')
    const { mode, nlink } = statSync(join(root, 'b/c.md'))
    expect([(mode & 0o777).toString(8), nlink]).toEqual([(0o666 & ~process.umask()).toString(8), 1])
    await store.undo()
    expect(notesIn(root)).toEqual([])
  })
})

describe('a whole garden', () => {
  const make = async (folder: string) => (await openStoreIn(folder, () => 0)).create(files(), 'test')

  it('is not there before all of it is', async () => {
    const garden = join(root, 'deep/garden')
    await createWholeGarden(garden, async (beside) => {
      const done = await make(beside)
      expect(existsSync(garden)).toBe(false)
      return done
    })
    expect(notesIn(garden)).toEqual([...paths].sort())
    expect(readdirSync(join(root, 'deep'))).toEqual(['garden'])
  })

  it('leaves nothing where it fails, and takes away what a killed program left', async () => {
    mkdirSync(join(root, '.garden.hortus-999999999/.hortus'), { recursive: true })
    mkdirSync(join(root, `.garden.hortus-${process.ppid}`))
    const failing = createWholeGarden(join(root, 'garden'), async (beside) => {
      await make(beside)
      throw new Error('no room')
    })
    await expect(failing).rejects.toThrow('no room')
    expect(readdirSync(root)).toEqual([`.garden.hortus-${process.ppid}`])
  })

  it('replaces nothing that came there meanwhile', async () => {
    const garden = join(root, 'garden')
    const late = createWholeGarden(garden, async (beside) => {
      const done = await make(beside)
      mkdirSync(garden)
      writeFileSync(join(garden, 'Mine.md'), 'Mine')
      return done
    })
    await expect(late).rejects.toThrow(/by another program meanwhile/)
    expect(notesIn(garden)).toEqual(['Mine.md'])
  })
})
