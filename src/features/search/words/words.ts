import { Encoder } from 'flexsearch'
import { foldTerm, spellTerm } from './fold-term.ts'
import { isAscii, replaceUnspaced } from './fold-word.ts'
import { hasSign, isEmoji, wordPattern } from './word-pattern.ts'

/** Longer words are no words: encoded files, keys. They are left out of the index. */
const maxWord = 48

let segmenter: Intl.Segmenter | undefined

/** Puts spaces between the words of scripts that have none; only their runs go through the (slow) segmenter. */
function spaceWords(text: string): string {
  return replaceUnspaced(text, (run) => ` ${segment(run).join(' ')} `)
}

/** A term of a vocabulary. What is counted of it belongs to the text that was read last. */
interface Term {
  readonly text: string
  /** Which text it was counted in, and how often it stands there. */
  countedIn: number
  count: number
  /** Whether the exact form of the same word followed where it stood first. */
  isFolded: boolean
}

/** Turns text into terms. */
export interface WordEncoder {
  /**
   * In order; a word with accents, or with signs such as those of `C++`, gives two terms in a row, the folded and the
   * exact one. A word that comes twice without another between counts once.
   */
  encode(text: string): readonly string[]
  /**
   * The different terms of a text in the order of their first places, each with its count, and how many terms it has in
   * all, `words` of them without exact forms. Emoji do not make a text longer: who puts one before a title does not mean
   * to say less of it.
   */
  count(text: string): { readonly terms: readonly Term[]; readonly total: number; readonly words: number }
}

/** What a piece of text between blanks gives. */
interface WordPiece {
  readonly terms: readonly Term[]
  /** For each of the terms: whether it is the exact form of the one before. */
  readonly isExact: readonly boolean[]
  readonly isEmoji: readonly boolean[]
  /** The first and the last word as they stand there. */
  readonly first: Term | undefined
  readonly last: Term | undefined
  /** How many terms the first word gave. */
  readonly firstTerms: number
}

/**
 * Creates an encoder as notes and queries use it: FlexSearch's, lower-case, split into what {@link wordPattern} calls
 * words, those of unspaced scripts by the segmenter. Nothing that it does reaches across a blank, so each different
 * word is given to it once, however often texts have it; more than `mostPieces` are forgotten.
 */
export function createWordEncoder(mostPieces = Number.POSITIVE_INFINITY): WordEncoder {
  const encodePiece = createPieceEncoder()
  const termByText = new Map<string, Term>()
  const pieceByText = new Map<string, WordPiece>()
  let counting = 0

  const termOf = (text: string): Term => {
    let term = termByText.get(text)
    if (term === undefined) {
      term = { text, countedIn: 0, count: 0, isFolded: false }
      termByText.set(text, term)
    }
    return term
  }
  const readPiece = (text: string): WordPiece => {
    const texts = encodePiece(text)
    const terms = texts.map(termOf)
    const isExact = texts.map((each, i) => i > 0 && isExactForm(each, texts[i - 1]!))
    const firstTerms = isExact[1] === true ? 2 : 1
    return {
      terms,
      isExact,
      isEmoji: texts.map(isEmoji),
      first: terms[firstTerms - 1],
      last: terms.at(-1),
      firstTerms,
    }
  }
  /** Calls `visit` for each piece of a text, with the place of the first of its terms that counts. */
  const forEachPiece = (text: string, visit: (piece: WordPiece, from: number) => void): void => {
    let last: Term | undefined
    forEachRun(text, (from, to) => {
      const key = text.slice(from, to)
      let piece = pieceByText.get(key)
      if (piece === undefined) {
        piece = readPiece(key)
        pieceByText.set(key, piece)
      }
      if (piece.last === undefined) return
      visit(piece, piece.first === last ? piece.firstTerms : 0)
      last = piece.last
    })
  }

  const forgetMany = (): void => {
    if (pieceByText.size <= mostPieces) return
    pieceByText.clear()
    termByText.clear()
  }

  return {
    encode(text) {
      forgetMany()
      const terms: string[] = []
      forEachPiece(text, (piece, from) => {
        for (let i = from; i < piece.terms.length; i++) terms.push(piece.terms[i]!.text)
      })
      return terms
    },
    count(text) {
      forgetMany()
      const terms: Term[] = []
      let total = 0
      let words = 0
      counting++
      forEachPiece(text, (piece, from) => {
        for (let i = from; i < piece.terms.length; i++) {
          const term = piece.terms[i]!
          if (!piece.isEmoji[i]) {
            total++
            if (!piece.isExact[i]) words++
          }
          if (term.countedIn === counting) term.count++
          else {
            term.countedIn = counting
            term.count = 1
            term.isFolded = piece.isExact[i + 1] === true
            terms.push(term)
          }
        }
      })
      return { terms, total, words }
    },
  }
}

/** Calls `visit` for the runs of a text that can be encoded by themselves: words of ASCII, else what is between blanks. */
function forEachRun(text: string, visit: (from: number, to: number) => void): void {
  let from = 0
  for (beyondAscii.lastIndex = 0; beyondAscii.test(text); beyondAscii.lastIndex = from) {
    let start = beyondAscii.lastIndex - 1
    let end = start
    while (start > from && text.charCodeAt(start - 1) > blank) start--
    while (end < text.length && text.charCodeAt(end) > blank) end++
    forEachAsciiWord(text, from, start, visit)
    visit(start, end)
    from = end
  }
  forEachAsciiWord(text, from, text.length, visit)
}

function forEachAsciiWord(
  text: string,
  from: number,
  to: number,
  visit: (from: number, to: number) => void,
): void {
  for (let start = from; start < to; start++) {
    if (!isAsciiLetter(text.charCodeAt(start))) continue
    let end = start + 1
    while (end < to && isAsciiLetter(text.charCodeAt(end))) end++
    visit(start, end)
    start = end
  }
}

const blank = 32
/**
 * Where a word may be more than letters and digits of ASCII: at an apostrophe, at another character, and at a sign where
 * {@link wordPattern} takes it for a part of the word.
 */
const beyondAscii =
  /[^\0-\x7f]|'|(?<=[a-z\d])(?:\+(?=\+(?![a-z+#]))|[+#](?![a-z\d+#]))|(?<![a-z\d.+#])\.(?=[a-z])/gi

/** Whether a code is a letter or digit of ASCII. */
function isAsciiLetter(code: number): boolean {
  return code < 58 ? code >= 48 : (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** FlexSearch's encoder, which {@link createWordEncoder} gives each different piece of a text. */
export function createPieceEncoder(): (text: string) => readonly string[] {
  const encoder = new Encoder({
    normalize: (text) => (isAscii(text) ? text : text.normalize('NFC')).toLowerCase(),
    // Most pieces are one word of ASCII; nothing is to be found out about those.
    prepare: (text) =>
      /^[a-z\d]*$/.test(text) ? text : (spaceWords(text).match(wordPattern) ?? []).map(spellTerm).join(' '),
    split: ' ',
    numeric: false,
    dedupe: false,
    cache: false,
    maxlength: maxWord,
    finalize: (terms) => terms.flatMap(withFolded),
  })
  // A second argument, which its types leave out, says whether a word that comes again is dropped: counts need it.
  const encode = encoder.encode.bind(encoder) as (text: string, dropsRepeated: boolean) => string[]
  return (text) => encode(text, false)
}

/** The forms of one word: the folded, and the exact one where that is another. */
export type WordForms = readonly [folded: string] | readonly [folded: string, exact: string]

/** The words of a text in order, each with its forms. */
export function readWords(encoder: WordEncoder, text: string): readonly WordForms[] {
  const words: WordForms[] = []
  for (const term of encoder.encode(text)) {
    const last = words.at(-1)
    if (last?.length === 1 && isExactForm(term, last[0])) words[words.length - 1] = [last[0], term]
    else words.push([term])
  }
  return words
}

/** The form that a text has to have where a word is meant as it is written: accents may be missing, signs may not. */
export function strictForm([folded, exact]: WordForms): string {
  return exact !== undefined && hasSign(exact) ? exact : folded
}

/** Whether the encoder gave `term` after `folded` because they are two forms of one word. */
function isExactForm(term: string, folded: string): boolean {
  return term !== folded && foldTerm(term) === folded
}

function withFolded(word: string): string | string[] {
  const folded = foldTerm(word)
  return folded === word || folded === '' ? word : [folded, word]
}

function segment(run: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return [...run]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  return Array.from(segmenter.segment(run), (part) => part.segment)
}
