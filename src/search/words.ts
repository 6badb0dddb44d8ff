import { Encoder } from 'flexsearch'
import { foldWord, isAscii, replaceUnspaced } from './fold-word.ts'

/** Longer words are no words: encoded files, keys. They are left out of the index. */
const maxWord = 48

let segmenter: Intl.Segmenter | undefined

/** Puts spaces between the words of scripts that have none; only their runs go through the (slow) segmenter. */
export function spaceWords(text: string): string {
  return replaceUnspaced(text, (run) => ` ${segment(run).join(' ')} `)
}

/** Turns text into terms. */
export interface WordEncoder {
  /** In order; a word with accents gives two terms in a row, the folded and the exact one. */
  encode(text: string): readonly string[]
}

/**
 * Creates FlexSearch's encoder as notes and queries use it: lower-case, split at everything that is no letter, mark or
 * digit, words of unspaced scripts by the segmenter.
 */
export function createWordEncoder(): WordEncoder {
  // Most texts are ASCII; asking once for a text is quicker than for each word.
  let isPlain = true
  const encoder = new Encoder({
    normalize(text) {
      isPlain = isAscii(text)
      return isPlain ? text.toLowerCase() : text.normalize('NFC').toLowerCase()
    },
    prepare: (text) => joinApostrophes(isPlain ? text : spaceWords(text)),
    split: /[^\p{L}\p{N}\p{M}]+/u,
    numeric: false,
    dedupe: false,
    cache: false,
    maxlength: maxWord,
    finalize: (terms) => (isPlain ? terms : terms.flatMap(withFolded)),
  })
  // A second argument, which its types leave out, says whether a word that comes again is dropped: counts need it.
  const encode = encoder.encode.bind(encoder) as (text: string, dropsRepeated: boolean) => string[]
  return { encode: (text) => encode(text, false) }
}

/** The words of a text in order and folded: the encoder's terms without the exact forms. */
export function foldedWords(encoder: WordEncoder, text: string): readonly string[] {
  const terms = encoder.encode(text)
  return terms.filter((term, i) => i === 0 || !isExactForm(term, terms[i - 1]!))
}

/** Whether the encoder gave `term` after `folded` because they are two forms of one word. */
export function isExactForm(term: string, folded: string): boolean {
  return term !== folded && !isAscii(term) && foldWord(term) === folded
}

/** `don’t` and `don't` are one word. */
function joinApostrophes(text: string): string {
  return text.includes("'") || text.includes('’')
    ? text.replace(/(?<=[\p{L}\p{N}])['’](?=\p{L})/gu, '')
    : text
}

function withFolded(word: string): string | string[] {
  const folded = foldWord(word)
  return folded === word || folded === '' ? word : [folded, word]
}

function segment(run: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return [...run]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  return Array.from(segmenter.segment(run), (part) => part.segment)
}
