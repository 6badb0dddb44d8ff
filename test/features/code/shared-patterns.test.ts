import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import type { RegexEngine } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import { describe, expect, it } from 'vitest'
import { sharePatterns } from '../../../src/features/code/shared-patterns.ts'

const wasm = readFileSync(createRequire(import.meta.url).resolve('shiki/onig.wasm'))
const engine = await createOnigurumaEngine(wasm)

const sources = [
  'a',
  'b+',
  '(a)(b)?',
  '\\bc',
  '(?<=a)b',
  '(?<!a)b',
  'c(?=b)',
  '\\Ga',
  '\\Gb|c',
  'a\\Kb',
  '$',
  '^',
  '(?=c)',
  'é',
  '',
  '😀',
]

/** What several searches over texts find, from place to place as a tokenizer goes. */
function searchAll(
  { createScanner, createString }: RegexEngine,
  lists: readonly (readonly string[])[],
  texts: readonly string[],
): unknown {
  const scanners = lists.map((list) => createScanner([...list]))
  const strings = texts.map(createString)
  const found: unknown[] = []
  for (let at = 0; at <= Math.max(...texts.map((text) => text.length)); at++) {
    for (const [i, string] of strings.entries()) {
      if (at > texts[i]!.length) continue
      for (const scanner of scanners) found.push(scanner.findNextMatchSync(string, at, 0))
    }
  }
  for (const string of strings) string.dispose?.()
  return found
}

describe('sharePatterns', () => {
  it('finds what the engine finds, in whatever order scanners and texts take turns', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é', '😀'), maxLength: 12 })
    const list = fc.array(fc.constantFrom(...sources), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 3 }),
        fc.array(text, { minLength: 1, maxLength: 3 }),
        (lists, texts) => {
          expect(searchAll(sharePatterns(engine), lists, texts)).toEqual(searchAll(engine, lists, texts))
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })

  it('compiles an expression once, and asks it no more where a translation finds nothing', () => {
    const compiled: string[] = []
    let searches = 0
    const counting: RegexEngine = {
      ...engine,
      createScanner: (list) => {
        compiled.push(list.join(' '))
        const scanner = engine.createScanner(list)
        return {
          ...scanner,
          findNextMatchSync: (string, start, options) => {
            searches++
            return scanner.findNextMatchSync(string, start, options)
          },
        }
      },
    }
    const shared = sharePatterns(counting)
    const [first, second] = [shared.createScanner(['b+', 'a']), shared.createScanner(['a', 'c', 'b+'])]
    const ask = (text: string): void => {
      const string = shared.createString(text)
      first.findNextMatchSync(string, 0, 0)
      second.findNextMatchSync(string, 0, 0)
      string.dispose?.()
    }
    for (let i = 0; i < 200; i++) ask('xyz')
    expect(compiled).toEqual(['b+', 'a', 'c'])
    const asked = searches
    for (let i = 0; i < 200; i++) ask('xyz')
    expect(searches).toBe(asked)
    // Letters beyond ASCII are for the engine alone.
    ask('é')
    expect(searches).toBe(asked + 3)
  })

  it('finds the same when its expressions have been translated', () => {
    const shared = sharePatterns(engine)
    const lists = [
      sources.filter((source) => !source.includes('\\K')),
      ['(?i)(?<![-\\w])(ab|abc|b)(?![-\\w])'],
    ]
    for (let i = 0; i < 110; i++) searchAll(shared, lists, ['x'])
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'C', ' ', '-', 'é'), maxLength: 12 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
        expect(searchAll(shared, lists, texts)).toEqual(searchAll(engine, lists, texts))
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})
