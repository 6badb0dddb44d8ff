import fc from 'fast-check'
import { EditMap } from 'micromark-util-edit-map'
import type { Event } from 'micromark-util-types'
import { afterAll, expect, it } from 'vitest'
import { useLinearEdits } from '../../../src/parse/linear-edits.ts'

const original = EditMap.prototype.consume
useLinearEdits()
const linear = EditMap.prototype.consume
afterAll(() => {
  EditMap.prototype.consume = original
})

/** Numbers stand for events: neither looks into them. */
const events = (from: number, count: number): Event[] =>
  Array.from({ length: count }, (_, i) => from + i) as unknown as Event[]

it('edits as micromark does', () => {
  expect(linear).not.toBe(original)
  const edit = fc.record({
    at: fc.nat(12),
    remove: fc.nat(3),
    add: fc.nat(3),
    isBefore: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.nat(12), fc.array(edit, { maxLength: 6 }), (count, edits) => {
      const results = [original, linear].map((consume) => {
        const map = new EditMap()
        let added = 100
        let free = 0
        // Edits that overlap mean nothing.
        for (const { at, remove, add, isBefore } of [...edits].sort((a, b) => a.at - b.at)) {
          if (at < free || at + remove > count) continue
          map[isBefore ? 'addBefore' : 'add'](at, remove, events(added, add))
          added += add
          free = at + remove
        }
        const list = events(0, count)
        consume.call(map, list)
        // What was consumed is not edited again.
        consume.call(map, list)
        return list
      })
      expect(results[1]).toEqual(results[0])
    }),
    { numRuns: 2_000 },
  )
})
