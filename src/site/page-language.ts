import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { directionOf, sharesScript } from '../model/language.ts'
import { languageOf, type Note } from '../model/note.ts'
import type { PageFrame } from '../model/page.ts'
import { textProperty } from '../model/properties.ts'

/** Latin letters in a language that nothing tells. */
const unknownLatin = 'und-Latn'

/** So many words of Latin letters tell what a garden is in; the small words of a shorter text may be another language's. */
const tellingWords = 60

/**
 * The language that most notes are in, by what they say or else by their text; English where none tells. Notes in Latin letters
 * that tell no more count against languages in other letters: a garden in one of these has most of its notes in them. Short
 * notes in English outweigh fewer that say another language: one translation is not the language of a garden.
 */
export function mainLanguage({ notesByPath }: Garden): string {
  const votes = new Map<string, { notes: number; words: number }>()
  // Asking what script a language has costs more than counting a note.
  const latinByLang = new Map<string, boolean>()
  const isLatin = (lang: string): boolean => {
    let latin = latinByLang.get(lang)
    if (latin === undefined) {
      latin = sharesScript(lang, 'en')
      latinByLang.set(lang, latin)
    }
    return latin
  }
  let vague = 0
  for (const note of notesByPath.values()) {
    const own = languageOf(note)
    const lang = own ?? note.textLanguage
    if (lang === unknownLatin) vague++
    if (lang === undefined || lang === unknownLatin) continue
    const { notes, words } = votes.get(lang) ?? { notes: 0, words: 0 }
    const isSure = own !== undefined || !isLatin(lang)
    votes.set(lang, { notes: notes + 1, words: words + (isSure ? tellingWords : note.wordCount) })
  }
  const told = [...votes].filter(([, { words }]) => words >= tellingWords)
  const main = mostNamed(told)
  const notesIn = (lang: string | undefined): number => votes.get(lang ?? '')?.notes ?? 0
  if (main !== undefined && isLatin(main) && notesIn('en') > notesIn(main)) return 'en'
  const latin = vague + told.reduce((sum, [lang, { notes }]) => sum + (isLatin(lang) ? notes : 0), 0)
  if (main === undefined || isLatin(main) || notesIn(main) >= latin) return main ?? 'en'
  return mostNamed(told.filter(([lang]) => isLatin(lang))) ?? 'en'
}

/** The language of most notes, the first by its tag where two have as many. */
function mostNamed(votes: readonly (readonly [string, { readonly notes: number }])[]): string | undefined {
  return [...votes].sort(([a, x], [b, y]) => y.notes - x.notes || compareText(a, b))[0]?.[0]
}

/**
 * The language of a note's page: what the note says, else what its text looks like. That gives way to the garden's, `main`,
 * where the text may be in it: where the garden's author named it (`isNamed`), and where the text tells no more than its
 * script.
 */
export function pageLanguage(note: Note, main: string, isNamed: boolean): string {
  const own = languageOf(note)
  if (own !== undefined) return own
  const { textLanguage } = note
  if (textLanguage === undefined) return main
  const isVague = textLanguage === unknownLatin || textLanguage === 'zh'
  if ((isNamed || isVague) && sharesScript(main, textLanguage)) return main
  return textLanguage === unknownLatin ? 'en' : textLanguage
}

/** Which way a note's page is laid out: as the note says, else as its language is written. */
export function pageDirection(note: Note | undefined, lang: string): PageFrame['dir'] {
  const written = note && textProperty(note.properties, 'dir')
  return written === 'rtl' || written === 'ltr' ? written : directionOf(lang, note?.textLanguage)
}
