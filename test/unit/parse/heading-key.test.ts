import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalizeHeading } from '../../../src/model/heading-key.ts'

it('folds a heading in ASCII as it does one with other letters', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const folded = normalizeHeading(`a ${text}`)
      expect(normalizeHeading(`é a ${text}`)).toBe(`é ${folded}`)
    }),
    { seed: 20240504, numRuns: 1_000 },
  )
})
