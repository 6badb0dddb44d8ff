import { tests } from 'commonmark-spec'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdown } from '../../unit/parse/arbitrary-markdown.ts'
import { findDifference } from './compare-parsers.ts'

/** What the parsers read differently, and why we leave it. No note of the real gardens has any of it. */
const accepted: readonly (readonly [source: string, why: string])[] = [
  ['[www.a.bc[[N]]]', 'remark starts no bare address behind a bracket'],
  ['[r][[N]]\n\n[r]: /u', 'remark lets no link stand before a bracket that starts no label'],
  ['😀www.a.bc', 'remark starts no bare address behind an emoji'],
  ['- [x] \n- ', 'remark reads a task without text as text'],
  ['![[[N]]](u)', 'native keeps the brackets of a wiki-link in an image description'],
  ['|a|\n|-|\n|\n<b>\n- x', 'a line that starts HTML ends a table for remark alone'],
]

describe('both parsers', () => {
  it('read every example of the CommonMark specification alike', () => {
    expect(tests.length).toBeGreaterThan(600)
    const differences = tests.flatMap(
      ({ number, markdown }) => findDifference(`example ${number}`, markdown.replaceAll('→', '\t')) ?? [],
    )
    expect(differences).toEqual([])
  })

  it.each(accepted)('still differ about %j: %s', (source) => {
    expect(findDifference('a.md', source)).toBeDefined()
  })

  it('read texts put together at random alike, but for a few', () => {
    const sources = fc.sample(markdown, { seed: 20240503, numRuns: 1_000 })
    const differences = sources.flatMap((source) => findDifference(JSON.stringify(source), source) ?? [])
    expect(differences.length).toBeLessThanOrEqual(20)
  })
})
