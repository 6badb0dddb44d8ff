import { expect, it } from 'vitest'
import { createMapService } from '../../../src/build/map-service.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

it('makes a map again when links have changed, and never for any other change of a text', async () => {
  const store = createMemoryStore({
    'Hive.md': 'Bees live here. See [[Comb]].',
    'Comb.md': 'Made of wax.',
    'Smoke.md': 'It calms the bees that live in the [[Hive]] for quite a while.',
  })
  const session = sessionOn(store)
  let made = 0
  const service = createMapService({
    read: () => undefined,
    write: () => {
      made++
      return true
    },
  })
  const change = async (path: string, text: string): Promise<number> => {
    store.write(path, text)
    await service.mapOf(await session.update())
    return made
  }
  await service.mapOf(await session.update())
  expect(made).toBe(1)
  expect(await change('Comb.md', 'Made of wax, by bees alone.')).toBe(1)
  expect(await change('Comb.md', '# Comb\n\nMade of wax.\n\n- by bees\n- alone\n')).toBe(1)
  expect(await change('Smoke.md', 'Calms angry bees in the whole [[Hive]] for at least half an hour.')).toBe(
    1,
  )
  expect(await change('Smoke.md', 'It calms bees.')).toBe(2)
  expect(await change('Smoke.md', 'It calms bees on the [[Comb]].')).toBe(3)
  await service.close()
})
