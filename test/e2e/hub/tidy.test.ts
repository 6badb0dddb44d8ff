import { describe, expect, it } from 'vitest'
import { add } from '../../../src/hub/administer.ts'
import { createMemoryContent } from '../../../src/hub/content/memory-content.ts'
import { mend, tidy } from '../../../src/hub/tidy.ts'
import { makeGarden } from '../../../src/hub/work/make-garden.ts'
import { noPostgres } from '../../hub-database.ts'
import { failingStore } from '../../unit/hub/failing-store.ts'
import { createRepository, differences, never, openShop, shownFiles, usualGarden } from './hub-shop.ts'

const usual = { ...usualGarden, readers: ['*'] }

describe.skipIf(noPostgres !== '')(`the store of a hub${noPostgres}`, () => {
  it('has the same in it where one request in ten fails, and loses nothing that a page has when it is tidied', async () => {
    const [sound, weak] = [createMemoryContent(), createMemoryContent()]
    const shops = [await openShop(sound), await openShop(failingStore(weak, 11))] as const
    const repository = createRepository()
    const text = 'A long text about nothing. '.repeat(60)
    repository.push({ 'index.md': `# Home\n\n[[One]]\n\n${text}`, 'one.md': `# One\n\n${text}` })
    for (const shop of shops) {
      const garden = await add(shop.database, 'test', { ...usual, path: 'a/notes', gitUrl: repository.url })
      await makeGarden(shop, garden.id, never)
    }
    expect([...weak.kept.keys()].sort()).toEqual([...sound.kept.keys()].sort())

    const [shop] = shops
    const before = sound.kept.size
    expect(await tidy(shop.database, shop.content, 0)).toEqual({ contents: 0, views: 0 })
    await shop.database.query("delete from pages where address = 'one/index.html'")
    const [kept] = [await shownFiles(shop)]
    expect((await tidy(shop.database, shop.content, 1)).contents).toBe(0)
    expect((await tidy(shop.database, shop.content, 0)).contents).toBe(1)
    // The page as it is, and the same packed.
    expect(sound.kept.size).toBe(before - 2)
    expect(differences(await shownFiles(shop), kept)).toEqual([])

    // A store that has lost something: what it lost is made again, and nothing else is shown meanwhile.
    const lost = [...sound.kept.keys()].slice(3, 9)
    for (const digest of lost) await shop.content.remove(digest)
    const mended = await mend(shop.database, shop.content)
    expect(mended.gardens).toBe(1)
    expect(mended.contents).toBeGreaterThan(0)
    const [garden] = await shop.database.query<{ id: string }>('select id::text from gardens')
    await makeGarden(shop, garden!.id, never)
    expect(sound.kept.size).toBe(before)
    expect(differences(await shownFiles(shop), await shownFiles(shops[1]))).toEqual([])
    expect(await mend(shop.database, shop.content)).toEqual({ contents: 0, gardens: 0 })
  })
})
