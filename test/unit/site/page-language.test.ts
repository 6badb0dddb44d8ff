import { describe, expect, it } from 'vitest'
import type { Garden } from '../../../src/model/garden.ts'
import type { Note } from '../../../src/model/note.ts'
import { mainLanguage, pageDirection, pageLanguage } from '../../../src/site/page-language.ts'

const note = (textLanguage?: string, properties: Record<string, string> = {}): Note =>
  ({ properties, wordCount: 100, ...(textLanguage !== undefined && { textLanguage }) }) as unknown as Note

const garden = (...notes: Note[]): Garden =>
  ({ notesByPath: new Map(notes.map((each, i) => [`${i}.md`, each])) }) as unknown as Garden

describe('the main language of a garden', () => {
  it('is the one of most notes, by what they say or by their text', () => {
    expect(mainLanguage(garden(note('ar'), note('en', { lang: 'ar' }), note('en')))).toBe('ar')
  })

  it('is English where no note tells', () => {
    expect(mainLanguage(garden())).toBe('en')
    expect(mainLanguage(garden(note('und-Latn'), note()))).toBe('en')
  })

  it('is not one of other letters where more notes are in Latin ones, even if these tell no language', () => {
    const vague = Array.from({ length: 3 }, () => note('und-Latn'))
    expect(mainLanguage(garden(note('ar', { lang: 'ar' }), note('ar'), ...vague))).toBe('en')
    expect(mainLanguage(garden(note('ja'), note('fr'), ...vague))).toBe('fr')
    expect(mainLanguage(garden(note('ar'), note('ar'), note('ar'), ...vague))).toBe('ar')
  })

  it('does not depend on the order of the notes', () => {
    expect(mainLanguage(garden(note('it'), note('de')))).toBe('de')
    expect(mainLanguage(garden(note('de'), note('it')))).toBe('de')
  })
})

describe('the language of a page', () => {
  it.each([
    ['the note’s own word first', note('en', { lang: 'fr' }), 'de', true, 'fr'],
    ['its text where nothing says', note('it'), 'en', false, 'it'],
    ['the named language for a text in its script', note('en'), 'de', true, 'de'],
    ['the text’s language where that is in another script', note('ar'), 'en', true, 'ar'],
    ['the main language for Latin letters that tell no more', note('und-Latn'), 'de', false, 'de'],
    ['English for them in a garden of another script', note('und-Latn'), 'ar', false, 'en'],
    ['the main language for Chinese characters alone', note('zh'), 'ja', false, 'ja'],
    ['the main language without any letters', note(), 'ar', false, 'ar'],
  ])('is %s', (_, of, main, isNamed, lang) => {
    expect(pageLanguage(of, main, isNamed)).toBe(lang)
  })
})

describe('the direction of a page', () => {
  it.each([
    ['ar', 'ar', 'rtl'],
    ['he-IL', 'he', 'rtl'],
    ['en', 'en', 'ltr'],
    ['ckb', 'ckb', 'rtl'],
    ['az-Arab', 'und-Latn', 'rtl'],
    ['ar-Latn', 'und-Latn', 'ltr'],
    ['ha', 'ha', 'ltr'],
    ['ha', 'ar', 'rtl'],
    ['ku', 'ku', 'ltr'],
    ['ku', 'ckb', 'rtl'],
    ['az', 'fa', 'rtl'],
    ['ur-PK', undefined, 'rtl'],
  ])('of %s written in what looks like %s is %s', (lang, textLanguage, dir) => {
    expect(pageDirection(note(textLanguage), lang)).toBe(dir)
  })

  it('is what the note says', () => {
    expect(pageDirection(note('ar', { dir: 'ltr' }), 'ar')).toBe('ltr')
  })
})
