import type { Note } from '../../model/note.ts'

/** What of a note its words are read from. */
export type WordedNote = Pick<Note, 'title' | 'aliases' | 'headings' | 'plainText' | 'prose'>

/** The words of one note, in parallel lists. */
export interface NoteTerms {
  /** Numbers of {@link TermTable}. */
  readonly terms: Uint32Array
  /** How the note writes each: small, if it ever does. For `wordOf`. */
  readonly written: Uint32Array
  /** Occurrences; in titles and headings a word counts several times. */
  readonly counts: Uint16Array
  /** Words in all, each occurrence counted. */
  readonly length: number
}

/** Numbers words, and remembers the words of each note as long as the note lives. */
export interface TermTable {
  termsOf(note: WordedNote): NoteTerms
  /** What makes two spellings one word. */
  keyOf(term: number): string
  wordOf(written: number): string
  /** The number of a spelling. */
  numberOf(word: string): number
  /** The term of a spelling. */
  termOf(written: number): number
  /** Takes words of a note that were read elsewhere. */
  learn(note: WordedNote, terms: NoteTerms): void
  /** How many terms there are, and how many spellings of them. */
  readonly size: number
  readonly wordCount: number
}

/** How often a word of a title or alias counts. */
export const titleWeight = 5
/** How often one of a heading counts. */
const headingWeight = 3

const wordPattern = /[\p{L}\p{M}][\p{L}\p{M}\p{N}_+]*(?:[-.][\p{L}\p{M}\p{N}_+]+)*/gu
const isAscii = /^[\x00-\x7f]*$/
/** Most English plurals that only add an s. What looks like one and is none only loses a letter that nobody sees. */
const isPlural = /(?:[^aeious\W]|[^ihxz\W]e|ache)s$/
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u

/**
 * Creates an empty table. Words are runs of letters in any script; where a script has no blanks between them a
 * dictionary finds them. Their keys are lower-case, NFC, and without the s of an English plural, so that
 * `quorum` and `Quorums` are one. Numbers and words of fewer than three letters are none.
 */
export function createTermTable(): TermTable {
  const termByKey = new Map<string, number>()
  const keys: string[] = []
  const numberByWord = new Map<string, number>()
  const words: string[] = []
  const isSmallWord: boolean[] = []
  /** The term of each word; -1 for what is none. */
  const termOfWord: number[] = []
  const known = new WeakMap<WordedNote, NoteTerms>()

  function numberOf(word: string): number {
    let number = numberByWord.get(word)
    if (number !== undefined) return number
    number = words.length
    numberByWord.set(word, number)
    words.push(word)
    isSmallWord.push(isSmall(word))
    const key = foldWord(word)
    let term = key === '' ? -1 : termByKey.get(key)
    if (term === undefined) {
      term = keys.length
      keys.push(key)
      termByKey.set(key, term)
    }
    termOfWord.push(term)
    return number
  }

  /** By term: one more than its place among the terms of the note that is being read, 0 for none. */
  let placeOfTerm = new Uint32Array(1_024)

  function read(note: WordedNote): NoteTerms {
    const terms: number[] = []
    const written: number[] = []
    const counts: number[] = []
    let length = 0
    const add = (word: string, weight: number): void => {
      const number = numberOf(word)
      const term = termOfWord[number]!
      if (term < 0) return
      length++
      if (term >= placeOfTerm.length) placeOfTerm = grown(placeOfTerm)
      const place = placeOfTerm[term]! - 1
      if (place < 0) {
        placeOfTerm[term] = terms.push(term)
        written.push(number)
        counts.push(weight)
        return
      }
      counts[place] = Math.min(counts[place]! + weight, 65_535)
      if (isSmallWord[number] && !isSmallWord[written[place]!]) written[place] = number
    }
    forEachWord(note, add)
    for (const term of terms) placeOfTerm[term] = 0
    return {
      terms: Uint32Array.from(terms),
      written: Uint32Array.from(written),
      counts: Uint16Array.from(counts),
      length,
    }
  }

  return {
    termsOf(note) {
      let terms = known.get(note)
      if (terms === undefined) {
        terms = read(note)
        known.set(note, terms)
      }
      return terms
    },
    keyOf: (term) => keys[term]!,
    wordOf: (number) => words[number]!,
    numberOf,
    termOf: (number) => termOfWord[number]!,
    learn: (note, terms) => known.set(note, terms),
    get size() {
      return keys.length
    },
    get wordCount() {
      return words.length
    },
  }
}

/** Calls `visit` for each word of a note that may say what it is about, with its weight. */
function forEachWord(note: WordedNote, visit: (word: string, weight: number) => void): void {
  const addText = (text: string, weight: number): void => {
    for (const word of text.match(wordPattern) ?? []) {
      if (!isAscii.test(word) && unspaced.test(word)) {
        for (const part of splitUnspaced(word)) visit(part, weight)
      } else visit(word, weight)
    }
  }
  const { plainText, prose } = note
  for (let i = 0; i < prose.length; i += 3) addText(plainText.slice(prose[i]!, prose[i]! + prose[i + 2]!), 1)
  for (const heading of note.headings) if (heading.text !== note.title) addText(heading.text, headingWeight)
  for (const name of [note.title, ...note.aliases]) addText(name, titleWeight)
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2)
  more.set(numbers)
  return more
}

/** Whether a word is written without capitals. */
export function isSmall(word: string): boolean {
  return word === word.toLowerCase()
}

/** The key of a word; empty where it is none. */
function foldWord(written: string): string {
  let key = written.toLowerCase()
  if (!isAscii.test(key)) key = key.normalize('NFC')
  if (key.length > 4 && isPlural.test(key)) key = key.slice(0, -1)
  const isLong = unspaced.test(key) ? key.length >= 2 : key.length >= 3
  return isLong && key.length <= 40 ? key : ''
}

let segmenter: Intl.Segmenter | undefined

function splitUnspaced(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  return [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment)
}
