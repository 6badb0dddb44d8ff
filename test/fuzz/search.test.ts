import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openMemory, searchNote } from '../features/search/open-search.ts'
import { fuzzSeeds } from './seeds.ts'
import { spoiled } from './spoil.ts'

const notes = [
  searchNote('Reed beds', 'Reeds stand in shallow water.', {
    tags: ['water/edge'],
    topics: ['Ponds'],
    stage: 'budding',
  }),
  searchNote('Über Teiche', 'Wasser und Schilf. C++ und .NET.'),
  searchNote('池', '池の水は浅い。'),
  searchNote('بركة', 'ماء ضحل وقصب.'),
]
const queries = [
  'reeds in water',
  'tag:water/edge topic:"Ponds" reed',
  '"shallow water" -schilf',
  'stage:budding c++ .net',
  '池の水',
  'ماء قصب',
  'reed*',
]

it.each(fuzzSeeds(400))('any query is answered with notes that there are ($seed)', async (run) => {
  const searcher = await openMemory(notes)
  const addresses = notes.map(({ address }) => address)
  await fc.assert(
    fc.asyncProperty(spoiled(queries), async (query) => {
      const result = await searcher.search(query)
      for (const { address } of result?.hits ?? []) expect(addresses).toContain(address)
      expect(result?.total ?? 0).toBeLessThanOrEqual(notes.length)
    }),
    run,
  )
})
