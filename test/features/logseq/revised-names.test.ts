import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { sessionOn } from '../../snapshot-of.ts'

const options = { dialects: [{ name: 'logseq', settings: { names: 'triple-lowbar' } }] }
const paths = ['pages/a.md', 'pages/b___c.md', 'pages/d.md', 'journals/2024_01_05.md']
const id = (n: number): string => `65a1b2c3-0000-4000-8000-00000000000${n}`

/** A note with names, ids and links that other notes may have, too. */
function randomNote(random: () => number): string {
  const pick = (most: number): number => Math.floor(random() * most)
  const title = pick(3) === 0 ? `title:: T${pick(2)}\nalias:: A${pick(2)}\n\n` : ''
  const blocks = Array.from({ length: 1 + pick(3) }, () => {
    const own = pick(2) === 0 ? `\n  id:: ${id(pick(4))}` : ''
    return `- Block ${pick(9)} ((${id(pick(4))})) [[T${pick(2)}]] [[A${pick(2)}]] [[b/c]] [[Jan 5th, 2024]]${own}\n`
  })
  return title + blocks.join('')
}

describe('names that Logseq gives notes and blocks', () => {
  it.each([1, 2, 3, 4])(
    'mean after any edits what they mean in a garden read anew (seed %i)',
    async (seed) => {
      const random = seededRandom(seed)
      const store = createMemoryStore({})
      const session = sessionOn(store, options)
      for (let step = 0; step < 25; step++) {
        const path = paths[Math.floor(random() * paths.length)]!
        if (random() < 0.15) store.remove(path)
        else store.write(path, randomNote(random))
        const { garden } = await session.update()
        const anew = (await sessionOn(store, options).update()).garden
        expect(Object.fromEntries(garden.links.resolutionsByPath)).toEqual(
          Object.fromEntries(anew.links.resolutionsByPath),
        )
        expect([...garden.links.backlinksByPath]).toEqual([...anew.links.backlinksByPath])
      }
    },
  )
})
