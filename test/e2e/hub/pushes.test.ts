import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { add, listStates } from '../../../src/hub/administer.ts'
import { getGarden } from '../../../src/hub/gardens/garden-record.ts'
import { notePush } from '../../../src/hub/gardens/pushes.ts'
import { makeGarden } from '../../../src/hub/work/make-garden.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { noPostgres } from '../../hub-database.ts'
import { randomEdit } from '../../property/random-edits.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import {
  builtFiles,
  createRepository,
  differences,
  ends,
  never,
  openShop,
  openTestStandBy,
  scratchFolder,
  shownFiles,
  usualGarden,
} from './hub-shop.ts'

/** Pushes after which the hub's site is compared with one that is built from scratch, and edits in each. */
const rounds = process.env['HORTUS_FULL'] === '1' ? { pushes: 60, edits: 8 } : { pushes: 1, edits: 24 }

describe.skipIf(noPostgres !== '')(`what the hub shows after pushes${noPostgres}`, () => {
  it('is byte for byte what hortus build makes of a fresh clone', async () => {
    const shop = { ...(await openShop()), standBy: openTestStandBy() }
    shop.standBy.prepare(2_048)
    const repository = createRepository()
    const random = seededRandom(24)
    const store = createMemoryStore({})
    const paths = new Set<string>()
    const edit = (): Record<string, string | Uint8Array | null> => {
      const files: Record<string, string | Uint8Array | null> = {}
      for (let i = 0; i < rounds.edits; i++)
        for (const { path } of randomEdit(store, paths, random).changes) files[path] = null
      return files
    }
    repository.push({ 'index.md': '# Home\n\n[[Alpha]]\n', '.gitattributes': '*.md text\n' })
    const garden = await add(shop.database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl: repository.url,
      readers: ['*'],
    })
    for (let push = 0; push < rounds.pushes; push++) {
      const touched = edit()
      for (const path of Object.keys(touched)) if (paths.has(path)) touched[path] = await store.read(path)
      repository.push(touched)
      await notePush(shop.database.query, { garden: garden.id, cause: 'hand' })
      await makeGarden(shop, garden.id, never)
      const clone = join(scratchFolder(), 'notes')
      execFileSync('git', ['clone', '-q', repository.url, clone])
      expect(differences(await shownFiles(shop), await builtFiles(clone, garden)), `push ${push}`).toEqual([])
    }
    expect((await ends(shop.database)).includes(null)).toBe(false)
  })

  it('is made in the process that waits for it, and in a new one for another amount of memory', async () => {
    const shop = await openShop()
    const repository = createRepository()
    repository.push({ 'index.md': '# Home\n' })
    const garden = { ...usualGarden, gitUrl: repository.url, readers: ['*'] }
    const { id } = await add(shop.database, 'test', { ...garden, path: 'a/notes' })
    const standBy = openTestStandBy()
    const noOther = { ...shop, standBy, builder: { ...shop.builder, node: '/nowhere/node' } }
    standBy.prepare(1_024)
    await expect(makeGarden(noOther, id, never)).rejects.toThrow('/nowhere/node')
    standBy.prepare(2_048)
    await makeGarden({ ...noOther, standBy: { ...standBy, prepare: () => {} } }, id, never)
    expect((await shownFiles(shop)).get('index.html')?.toString()).toContain('Home')
  })

  it('stays as a newer program made it where an older one looks, until a commit comes', async () => {
    const shop = await openShop()
    const repository = createRepository()
    repository.push({ 'index.md': '# Home\n' })
    const garden = { ...usualGarden, gitUrl: repository.url, readers: ['*'] }
    const { id } = await add(shop.database, 'test', { ...garden, path: 'a/notes' })
    const look = async (version: string): Promise<unknown> => {
      await notePush(shop.database.query, { garden: id, cause: 'hand' })
      await makeGarden({ ...shop, maker: { ...shop.maker, version } }, id, never)
      const [view] = await shop.database.query<{ madeOf: string }>('select made_of as "madeOf" from views')
      return JSON.parse(view!.madeOf)[0]
    }
    expect([await look('1.0.0'), await look('1.1.0'), await look('1.0.0')]).toEqual([
      '1.0.0',
      '1.1.0',
      '1.1.0',
    ])
    repository.push({ 'index.md': '# Home\n\nAnd more.\n' })
    expect([await look('1.0.0'), await look('1.1.0')]).toEqual(['1.0.0', '1.1.0'])
    expect((await ends(shop.database)).includes(null)).toBe(false)
  })

  it('waits where the repository is away', async () => {
    const shop = await openShop()
    const repository = createRepository()
    repository.push({ 'index.md': '# Home\n' })
    await add(shop.database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl: `${repository.url}-not-there`,
      readers: [],
    })
    const { id } = await getGarden(shop.database.query, 'a/notes')
    await expect(makeGarden(shop, id, never)).rejects.toThrow('git fetch')
    expect(await ends(shop.database)).toEqual([null])
    expect((await listStates(shop.database))[0]?.trouble).toContain('git fetch')
  })
})
