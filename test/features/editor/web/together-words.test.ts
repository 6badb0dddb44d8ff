import { describe, expect, it } from 'vitest'
import { refusalWords, standingWords } from '../../../../src/features/editor/web/together/standing.ts'
import { firstSpoken } from '../../../../src/features/editor/web/together/together-words.ts'

describe('the language of writing together', () => {
  it.each([
    { languages: ['de-CH', 'fr'], spoken: 'de' },
    { languages: ['fi', 'zh-TW', 'en'], spoken: 'zh-Hant' },
    { languages: ['fi', 'en-GB', 'de'], spoken: 'en' },
    { languages: ['fi'], spoken: 'en' },
    { languages: [], spoken: 'en' },
  ])('is $spoken for a reader of $languages', ({ languages, spoken }) => {
    expect(firstSpoken(languages)).toBe(spoken)
  })
})

describe('what a writer is told', () => {
  it('says how the text stands', () => {
    expect(standingWords({ kind: 'saved' }, true, false)).toBe('Saved in the repository')
    expect(standingWords({ kind: 'saved' }, true, true)).toBe('Sending…')
    expect(standingWords({ kind: 'saved' }, false, false)).toBe('Not connected.')
    expect(standingWords({ kind: 'waiting', reason: 'no room' }, true, false)).toContain('no room')
    expect(standingWords({ kind: 'conflict', theirs: null }, true, false)).toContain('decide below')
    expect(standingWords(undefined, true, false)).toBe('')
  })

  it('says why the note cannot be written, and what of it is still here', () => {
    expect(refusalWords('anew', false)).toBe('This note was begun anew meanwhile. Load the page again.')
    expect(refusalWords('anew', true)).toMatch(/^This note was begun anew .* copy it before you leave\.$/)
    expect(refusalWords('unfit', true)).not.toContain('copy it')
    expect(refusalWords('shut', false)).toBe('You may not write this note.')
  })
})
