import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAutomaton } from '../../../src/link/aho-corasick.ts'

function occurrences(patterns: readonly string[], text: string): readonly string[] {
  const found: string[] = []
  buildAutomaton(patterns).scan(text, 0, text.length, (pattern, start, end) => {
    found.push(`${patterns[pattern]} ${start}-${end}`)
  })
  return found
}

describe('buildAutomaton', () => {
  it('finds patterns that overlap, and those inside others, by end and the longest first', () => {
    expect(occurrences(['he', 'she', 'his', 'hers'], 'ushers')).toEqual(['she 1-4', 'he 2-4', 'hers 2-6'])
  })

  it('folds letter case, blanks and apostrophes without moving offsets', () => {
    expect(occurrences(['page cache', "brewer's"], 'İ Page\ncache, Brewer’s')).toEqual([
      'page cache 2-12',
      "brewer's 14-22",
    ])
  })

  it('looks only at the part it is given', () => {
    const found: number[] = []
    buildAutomaton(['ab']).scan('ab ab ab', 1, 5, (_pattern, start) => found.push(start))
    expect(found).toEqual([3])
  })

  it('finds what searching for each pattern by itself finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '日'), minLength: 1, maxLength: 5 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', ' ', '日', 'c'), maxLength: 60 })
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { selector: (item) => item.toLowerCase() }),
        text,
        (patterns, within) => {
          const expected = patterns.flatMap((pattern) => {
            const starts: string[] = []
            for (let at = 0; at + pattern.length <= within.length; at++) {
              if (within.slice(at, at + pattern.length).toLowerCase() === pattern.toLowerCase())
                starts.push(`${pattern} ${at}-${at + pattern.length}`)
            }
            return starts
          })
          expect([...occurrences(patterns, within)].sort()).toEqual(expected.sort())
        },
      ),
      { seed: 11, numRuns: 400 },
    )
  })
})
