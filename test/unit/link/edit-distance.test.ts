import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance } from '../../../src/model/edit-distance.ts'

it('counts letters added, left out, replaced and swapped', () => {
  expect(editDistance('tree', 'trees', 3)).toBe(1)
  expect(editDistance('tree', 'tee', 3)).toBe(1)
  expect(editDistance('tree', 'free', 3)).toBe(1)
  expect(editDistance('tree', 'tere', 3)).toBe(1)
  expect(editDistance('', 'abc', 3)).toBe(3)
})

it('says no more than that a distance is above its limit', () => {
  expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3)
  expect(editDistance('a', 'abcdef', 2)).toBe(3)
})

it('agrees with the whole table for any texts and limits', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, fc.nat(12), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(wholeTable(a, b), limit + 1))
    }),
    { seed: 7, numRuns: 5_000 },
  )
})

function wholeTable(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      rows[i]![j] = Math.min(rows[i - 1]![j - 1]! + same, rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i]![j] = Math.min(rows[i]![j]!, rows[i - 2]![j - 2]! + 1)
      }
    }
  }
  return rows[a.length]![b.length]!
}
