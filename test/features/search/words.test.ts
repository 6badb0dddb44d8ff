import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../../src/features/search/words/fold-word.ts'
import { createPieceEncoder, createWordEncoder, readWords } from '../../../src/features/search/words/words.ts'

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
    expect(readWords(encoder, 'Über uns')).toEqual([['uber', 'über'], ['uns']])
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

  it('gives a word with signs that make another of it in both forms', () => {
    expect(encoder.encode('C++ and C#, (.NET) or C++17')).toEqual([
      'c',
      'c++',
      'and',
      'c',
      'c#',
      'net',
      '.net',
      'or',
      'c',
      'c++',
      '17',
    ])
  })

  it('leaves signs between words alone', () => {
    const text = 'a+b 1+1 Ctrl+C page#heading #tag v1.2 end.Next ... ./file + ##'
    expect(encoder.encode(text).filter((term) => /[+#.]/.test(term))).toEqual([])
  })

  it('takes an emoji for a word, whatever its style', () => {
    expect(encoder.encode('🌱Trees')).toEqual(['🌱', 'trees'])
    expect(encoder.encode('❤️')).toEqual(encoder.encode('❤'))
    expect(encoder.encode('👩🏽‍🌾 🇩🇪🇫🇷')).toEqual(['👩‍🌾', '🇩🇪', '🇫🇷'])
    expect(encoder.encode('1️⃣ © ™')).toEqual(['1'])
  })

  it('does not count emoji among the words of a text', () => {
    expect(encoder.count('🌱 Trees')).toMatchObject({ total: 1, words: 1 })
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
      '+',
      '++',
      '#',
      '17',
      '\u{1f331}',
      '\ufe0f',
      '\u200d',
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
