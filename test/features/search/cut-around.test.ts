import { describe, expect, it } from 'vitest'
import { cutAround } from '../../../src/features/search/query/excerpt.ts'

/** Least processor time of three runs, in milliseconds, for excerpts from all over a text. */
function cost(text: string): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage()
    for (let i = 0; i < 4_000; i++) cutAround(text, Math.floor((text.length / 4_000) * i))
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

describe('cutAround(text, at)', () => {
  it.each([
    ['one line', 'willow '],
    ['one line without blanks', '柳の木が川のそばに立つ'],
  ])('costs the same in a text of any length: %s', { retry: 2 }, (_, words) => {
    const short = cost(words.repeat(Math.ceil(50_000 / words.length)))
    expect(cost(words.repeat(Math.ceil(1_600_000 / words.length)))).toBeLessThan(Math.max(40, 4 * short))
  })

  it('finds the sentence, its line and whole words', () => {
    expect(cutAround('One here. Two is there.\nThree.', 12)).toBe('Two is there. Three.')
    const long = 'reed '.repeat(100)
    expect(cutAround(long, 250, 50)).toMatch(/^…reed( reed)+…$/)
    expect(cutAround('葦'.repeat(500), 250, 50)).toBe(`…${'葦'.repeat(50)}…`)
  })
})
