import { describe, expect, it } from 'vitest'
import { describeCounts } from '../../../src/cli/describe-counts.ts'
import { nearestWord } from '../../../src/cli/nearest-word.ts'
import { countOf } from '../../../src/text/count-of.ts'
import { displayWidth } from '../../../src/text/display-width.ts'

describe('the nearest word', () => {
  it.each([
    ['titel', 'title'],
    ['TITLE', 'title'],
    ['drafs', 'drafts'],
    ['zzzzz', undefined],
    ['', undefined],
  ])('to %j is %j', (word, nearest) => {
    expect(nearestWord(word, ['title', 'drafts', 'lang'])).toBe(nearest)
  })

  it('is the first of two that are equally near', () => {
    expect(nearestWord('bat', ['cat', 'hat'])).toBe('cat')
  })
})

describe('counts in words', () => {
  it('have groups of three digits and a plural', () => {
    expect([countOf(0, 'note'), countOf(1, 'note'), countOf(1234567, 'note')]).toEqual([
      '0 notes',
      '1 note',
      '1,234,567 notes',
    ])
  })

  it('leave out what is zero', () => {
    expect(describeCounts({ error: 2, warning: 0, info: 1 })).toBe('2 errors, 1 info')
    expect(describeCounts({ error: 0, warning: 0, info: 0 })).toBeUndefined()
  })
})

describe('the width of a text', () => {
  it.each([
    ['abc', 3],
    ['日本語', 6],
    ['한글', 4],
    ['e\u0301', 1],
    ['🐝', 2],
    ['é ü', 3],
    ['\u200d', 0],
    ['', 0],
  ])('%j is %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})
