import { describe, expect, it } from 'vitest'
import { describeCounts } from '../../../src/cli/describe-counts.ts'
import { nearestWord } from '../../../src/model/nearest-word.ts'

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
  it('leave out what is zero', () => {
    expect(describeCounts({ error: 2, warning: 0, info: 1 })).toBe('2 errors, 1 info')
    expect(describeCounts({ error: 0, warning: 0, info: 0 })).toBeUndefined()
  })
})
