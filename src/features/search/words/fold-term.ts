import { foldWord } from './fold-word.ts'
import { hasSign } from './word-pattern.ts'

/** Apostrophes, and what only says how an emoji is drawn: as a picture or as text, in which colour of skin, on a key. */
const unspelt = /['’]|\ufe0e|\ufe0f|\u20e3|[\u{1f3fb}-\u{1f3ff}]/gu

/** A word of a text as a term: `don’t` and `don't` are one, and so is an emoji in all its styles. */
export function spellTerm(word: string): string {
  return word.toLowerCase().replace(unspelt, '')
}

/** A term as it is looked up first: without accents and without the signs of `c++` and `.net`. */
export function foldTerm(term: string): string {
  return foldWord(hasSign(term) ? term.replace(/^\.|[+#]+$/g, '') : term)
}
