import { Encoder } from 'flexsearch'
import { foldWord, isAscii, replaceUnspaced } from './fold-word.ts'

/** Longer words are no words: encoded files, keys. They are left out of the index. */
const maxWord = 48

let segmenter: Intl.Segmenter | undefined

/** Puts spaces between the words of scripts that have none; only their runs go through the (slow) segmenter. */
export function spaceWords(text: string): string {
  return replaceUnspaced(text, (run) => ` ${segment(run).join(' ')} `)
}

/** A term of a vocabulary. What is counted of it belongs to the text that was read last. */
export interface Term {
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
   * In order; a word with accents gives two terms in a row, the folded and the exact one. A word that comes twice
   * without another between counts once.
   */
  encode(text: string): readonly string[]
  /**
   * The different terms of a text in the order of their first places, each with its count, and how many terms it has in
   * all, `words` of them without exact forms.
   */
  count(text: string): { readonly terms: readonly Term[]; readonly total: number; readonly words: number }
}

/** What a piece of text between blanks gives. */
interface Piece {
  readonly terms: readonly Term[]
  /** For each of the terms: whether it is the exact form of the one before. */
  readonly isExact: readonly boolean[]
  /** The first and the last word as they stand there. */
  readonly first: Term | undefined
  readonly last: Term | undefined
  /** How many terms the first word gave. */
  readonly firstTerms: number
}

/**
 * Creates an encoder as notes and queries use it: FlexSearch's, lower-case, split at everything that is no letter, mark
 * or digit, words of unspaced scripts by the segmenter. Nothing that it does reaches across a blank, so each different
 * word is given to it once, however often texts have it.
 */
export function createWordEncoder(): WordEncoder {
  const encodePiece = createPieceEncoder()
  const termByText = new Map<string, Term>()
  const pieceByText = new Map<string, Piece>()
  let counting = 0

  const termOf = (text: string): Term => {
    let term = termByText.get(text)
    if (term === undefined) {
      term = { text, countedIn: 0, count: 0, isFolded: false }
      termByText.set(text, term)
    }
    return term
  }
  const readPiece = (text: string): Piece => {
    const texts = encodePiece(text)
    const terms = texts.map(termOf)
    const isExact = texts.map((each, i) => i > 0 && isExactForm(each, texts[i - 1]!))
    const firstTerms = isExact[1] === true ? 2 : 1
    return { terms, isExact, first: terms[firstTerms - 1], last: terms.at(-1), firstTerms }
  }
  /** Calls `visit` for each piece of a text, with the place of the first of its terms that counts. */
  const forEachPiece = (text: string, visit: (piece: Piece, from: number) => void): void => {
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

  return {
    encode(text) {
      const terms: string[] = []
      forEachPiece(text, (piece, from) => {
        for (let i = from; i < piece.terms.length; i++) terms.push(piece.terms[i]!.text)
      })
      return terms
    },
    count(text) {
      const terms: Term[] = []
      let total = 0
      let words = 0
      counting++
      forEachPiece(text, (piece, from) => {
        for (let i = from; i < piece.terms.length; i++) {
          const term = piece.terms[i]!
          total++
          if (!piece.isExact[i]) words++
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
  for (let from = 0; from < text.length; ) {
    let to = from
    let isPlain = true
    for (; to < text.length; to++) {
      const code = text.charCodeAt(to)
      if (code <= blank) break
      if (code > lastAscii || code === apostrophe) isPlain = false
    }
    if (!isPlain) visit(from, to)
    else
      for (let start = from; start < to; ) {
        while (start < to && !isAsciiLetter(text.charCodeAt(start))) start++
        let end = start
        while (end < to && isAsciiLetter(text.charCodeAt(end))) end++
        if (end > start) visit(start, end)
        start = end
      }
    from = to + 1
  }
}

const blank = 32
const apostrophe = 39
const lastAscii = 127

/** Whether a code is a letter or digit of ASCII. */
function isAsciiLetter(code: number): boolean {
  return code < 58 ? code >= 48 : (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** FlexSearch's encoder, which {@link createWordEncoder} gives each different piece of a text. */
export function createPieceEncoder(): (text: string) => readonly string[] {
  // Most pieces are ASCII; asking once for a piece is quicker than for each word.
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
  return (text) => encode(text, false)
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
