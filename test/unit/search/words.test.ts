import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../../src/search/fold-word.ts'
import { createPieceEncoder, createWordEncoder, foldedWords } from '../../../src/search/words.ts'

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

  it('gives word by word what the whole text gives at once', () => {
    const pieces = [
      'page',
      'Page',
      'café',
      'cafe',
      "don't",
      'l’été',
      '日本語',
      'ΑΣ',
      '-',
      ' ',
      '\n',
      '<',
      '\u0338',
      '.',
      '\u00a0',
    ]
    const whole = createPieceEncoder()
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' }))), (parts) => {
        const text = parts.join('')
        expect(encoder.encode(text)).toEqual(whole(text))
      }),
      { seed: 20_251_121, numRuns: 200 },
    )
  })

  it('counts the different terms of a text, and its words without their exact forms', () => {
    const { terms, total, words } = encoder.count('Café page cafe page')
    expect(terms.map(({ text, count, isFolded }) => [text, count, isFolded])).toEqual([
      ['cafe', 2, true],
      ['café', 1, false],
      ['page', 2, false],
    ])
    expect([total, words]).toEqual([5, 4])
  })
})
