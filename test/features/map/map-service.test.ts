import { expect, it } from 'vitest'
import { mapFolder, type TileTexts } from '../../../src/features/map/files/map-data.ts'
import { decodeOverview } from '../../../src/features/map/files/map-overview.ts'
import { parseMapFile } from '../../../src/features/map/map-file.ts'
import { createMapService, type ServedMap } from '../../../src/features/map/map-service.ts'
import type { Address } from '../../../src/model/page.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

it('makes a map again when links have changed, and never for any other change of a text', async () => {
  const store = createMemoryStore({
    'Hive.md': 'Bees live here. See [[Comb]].',
    'Comb.md': 'Made of wax.',
    'Smoke.md': 'It calms the bees that live in the [[Hive]] for quite a while.',
  })
  const session = sessionOn(store)
  const service = createMapService()
  const made = new Set<ServedMap>()
  const change = async (path: string, text: string): Promise<number> => {
    store.write(path, text)
    return made.add(await service.mapOf(await session.update())).size
  }
  made.add(await service.mapOf(await session.update()))
  expect(await change('Comb.md', 'Made of wax, by bees alone.')).toBe(1)
  expect(await change('Comb.md', '# Comb\n\nMade of wax.\n\n- by bees\n- alone\n')).toBe(1)
  expect(await change('Smoke.md', 'Calms angry bees in the whole [[Hive]] for at least half an hour.')).toBe(
    1,
  )
  expect(await change('Smoke.md', 'It calms bees.')).toBe(2)
  expect(await change('Smoke.md', 'It calms bees on the [[Comb]].')).toBe(3)
  await service.close()
})

it('answers with the files of the garden as it is, and says when they changed', async () => {
  const store = createMemoryStore({ 'Hive.md': 'See [[Comb]].', 'Comb.md': 'Of wax.' })
  const session = sessionOn(store)
  const service = createMapService()
  const read = async () => {
    const map = await service.mapOf(await session.update())
    const fileAt = async (name: string) => map.fileAt((mapFolder + name) as Address)
    const overview = decodeOverview((await fileAt('overview.bin'))!)
    const leaf = overview.regions.find(({ inside }) => inside === 'nodes')!
    const texts = new TextDecoder().decode(await fileAt(`${leaf.id}.json`))
    return { version: overview.version, ofLeaf: leaf.version, tags: (JSON.parse(texts) as TileTexts).tags }
  }
  const before = await read()
  expect(before.tags).toEqual(['', ''])
  expect(await read()).toEqual(before)
  store.write('Comb.md', 'Of wax. #bees')
  const after = await read()
  expect(after.tags).toEqual(['bees', ''])
  expect(after.version).not.toBe(before.version)
  expect(after.ofLeaf).not.toBe(before.ofLeaf)
  await service.close()
})

it('keeps the places of the last map in its file by the time it is closed, and begins the next from there', async () => {
  const written: string[] = []
  const file = {
    read: () => written.at(-1),
    write: (text: string) => {
      written.push(text)
      return true
    },
  }
  const store = createMemoryStore({ 'Hive.md': 'See [[Comb]].', 'Comb.md': 'Of wax.' })
  const session = sessionOn(store)
  const service = createMapService(file)
  await service.mapOf(await session.update())
  store.write('Wax.md', 'Bees make it for the [[Comb]].')
  const { outline } = await service.mapOf(await session.update())
  await service.close()
  expect(written).toHaveLength(2)
  expect(parseMapFile(written[1]!)?.regions.get(outline.regions[0]!.id)?.nodes.size).toBe(3)
  const next = createMapService(file)
  expect((await next.mapOf(await session.update())).outline).toEqual(outline)
  await next.close()
})
