import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import type { RegexEngine } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import { describe, expect, it } from 'vitest'
import { sharePatterns } from '../../../src/typeset/shared-patterns.ts'

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

  it('compiles an expression once, and a scanner that is asked often as a whole', () => {
    const compiled: string[] = []
    const counting: RegexEngine = {
      ...engine,
      createScanner: (list) => {
        compiled.push(list.join(' '))
        return engine.createScanner(list)
      },
    }
    const shared = sharePatterns(counting)
    const [first, second] = [shared.createScanner(['b+', 'a']), shared.createScanner(['a', 'c', 'b+'])]
    const text = shared.createString('x'.repeat(400))
    first.findNextMatchSync(text, 0, 0)
    second.findNextMatchSync(text, 0, 0)
    expect(compiled).toEqual(['b+', 'a', 'c'])
    for (let at = 0; at < 400; at++) second.findNextMatchSync(text, at, 0)
    expect(compiled).toEqual(['b+', 'a', 'c', 'a c b+'])
  })
})
