import { describe, expect, it } from 'vitest'
import { foldWord } from '../../../src/search/fold-word.ts'
import { createWordEncoder, foldedWords } from '../../../src/search/words.ts'

const encoder = createWordEncoder()

describe('the encoder of words', () => {
  it('splits at everything that is no letter, mark or digit, and lower-cases', () => {
    expect(encoder.encode('Copy-on-Write (COW), v1.2!')).toEqual(['copy', 'on', 'write', 'cow', 'v1', '2'])
  })

  it('keeps a word that comes again, so that it can be counted', () => {
    expect(encoder.encode('page cache page')).toEqual(['page', 'cache', 'page'])
  })

  it('gives a word with accents in both forms, the folded first', () => {
    expect(encoder.encode('Über Straße')).toEqual(['uber', 'über', 'strasse', 'straße'])
    expect(foldedWords(encoder, 'Über uns')).toEqual(['uber', 'uns'])
  })

  it('gives the same for composed and decomposed letters', () => {
    expect(encoder.encode('cafe\u0301')).toEqual(encoder.encode('café'))
  })

  it('leaves the letters of Hangul, kana and Indic scripts whole', () => {
    expect(foldWord('한국어')).toBe('한국어')
    expect(foldWord('ガ')).toBe('ガ')
    expect(foldWord('हिन्दी')).toBe('हिन्दी'.normalize('NFC'))
  })

  it('takes the points and vowel marks off Hebrew and Arabic words', () => {
    expect(foldWord('שָׁלוֹם')).toBe('שלום')
    expect(foldWord('مُحَمَّد')).toBe('محمد')
  })

  it('finds the words of scripts that have no spaces', () => {
    expect(encoder.encode('分散システムの設計').length).toBeGreaterThan(2)
    expect(encoder.encode('分散システムの設計')).toContain('設計')
    expect(encoder.encode('ภาษาไทย')).toContain('ไทย')
  })

  it('joins what an apostrophe parts', () => {
    expect(encoder.encode("don't reader’s")).toEqual(['dont', 'readers'])
  })
})
