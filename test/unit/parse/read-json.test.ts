import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type JsonValue, readJson } from '../../../src/parse/read-json.ts'

const plain = (value: JsonValue): unknown => {
  switch (value.kind) {
    case 'list':
      return value.items.map(plain)
    case 'record':
      return Object.fromEntries([...value.entries].map(([key, item]) => [key, plain(item)]))
    default:
      return value.value
  }
}

it('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, '\t'), (text, indent) => {
      const source = JSON.stringify(JSON.parse(text), null, indent)
      const read = readJson(source)
      if (read.kind === 'problem') throw new Error(read.message)
      expect(plain(read)).toEqual(JSON.parse(source))
    }),
    { seed: 7, numRuns: 500 },
  )
})

it('refuses what JSON.parse refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",:0-1e.tfn \\u/'), maxLength: 12 }), (source) => {
      let isJson = true
      try {
        JSON.parse(source)
      } catch {
        isJson = false
      }
      expect(readJson(source).kind !== 'problem').toBe(isJson)
    }),
    { seed: 7, numRuns: 5_000 },
  )
})

it('knows where each character of a string stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const source = ` ${JSON.stringify(text)}`
      const read = readJson(source)
      if (read.kind !== 'string') throw new Error(read.kind)
      const { offsets, range, value } = read
      const at = (i: number): number => offsets?.[i] ?? range.start + i
      for (let i = 0; i < value.length; i++)
        expect(JSON.parse(`"${source.slice(at(i), at(i + 1))}"`)).toBe(value[i])
      expect(at(value.length)).toBe(range.end)
    }),
    { seed: 7, numRuns: 300 },
  )
})

it('refuses what is too deep', () => {
  expect(readJson('['.repeat(100_000)).kind).toBe('problem')
})
