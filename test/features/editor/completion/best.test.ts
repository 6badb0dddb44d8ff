import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBest } from '../../../../src/features/editor/completion/best.ts'

it('keeps what sorting everything would put first, for any scores', () => {
  const items = fc.array(fc.tuple(fc.nat(9), fc.nat(20)), { maxLength: 60 })
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 12 }), (list, size) => {
      const best = createBest<number>(size, (a, b) => a - b)
      for (const [score, item] of list) best.add(item, score)
      const sorted = [...list].sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, item]) => item)
      expect(best.list()).toEqual(sorted.slice(0, size))
    }),
    { seed: 3, numRuns: 1_000 },
  )
})
