import type { MemoryTerms } from '../index/memory-terms.ts'
import type { TermRecord } from '../index/term-record.ts'
import { cutAround } from '../query/excerpt.ts'
import { noteOf, type SectionId } from '../search-note.ts'
import { foldWord } from '../words/fold-word.ts'
import { createBestPlaces } from './best-places.ts'

/**
 * A result that is kept beside a term: the best notes of each term come with an excerpt, so that a query needs no
 * further files to show them.
 */
export interface Card {
  readonly section: SectionId
  readonly excerpt: string
}

/**
 * How many results a term keeps. One that many notes have keeps more: it is seldom asked for alone, and only those of its
 * results that have the other words too are of use then.
 */
const cardLimit = { usual: 10, common: 18 }

/** A term of so many notes is common. */
const manyNotes = 150

/** Length of a kept excerpt, in UTF-16 code units. */
const excerptLength = 110

/** Finds the results to keep beside terms. */
interface CardMaker {
  /** The best notes of a term, each with the sentence that has it. `word` is the term, or the prefix of many. */
  cardsOf(record: TermRecord, word: string, isPrefix: boolean): readonly Card[]
}

/** Creates one for a whole index: the texts are folded once for all terms. */
export function createCardMaker(terms: Pick<MemoryTerms, 'notes' | 'linked' | 'textOf'>): CardMaker {
  const bestPlaces = createBestPlaces(terms.linked)
  const placesBySection = new Map<SectionId, WordPlaces>()
  const leadByNote = new Map<number, string>()

  const excerptOf = (section: SectionId, word: string, isPrefix: boolean): string => {
    const text = terms.textOf(section)
    if (text === '') return leadOf(noteOf(section))
    let places = placesBySection.get(section)
    if (places === undefined) {
      places = placesIn(foldKeepingPlaces(text))
      placesBySection.set(section, places)
    }
    const at = (isPrefix ? undefined : places.byWord?.get(word)) ?? findWord(places.folded, word, isPrefix)
    return cutAround(text, Math.max(at, 0), excerptLength)
  }
  /** A note that starts with a heading is shown by what comes first in it. */
  const leadOf = (number: number): string => {
    let lead = leadByNote.get(number)
    if (lead === undefined) {
      const first = terms.notes[number]!.sections.find((section) => section.text !== '')
      lead = first === undefined ? '' : cutAround(first.text, 0, excerptLength)
      leadByNote.set(number, lead)
    }
    return lead
  }

  return {
    cardsOf(record, word, isPrefix) {
      const limit = record.noteCount >= manyNotes && !isPrefix ? cardLimit.common : cardLimit.usual
      return bestPlaces(record, limit).map((section) => ({
        section,
        excerpt: excerptOf(section, word, isPrefix),
      }))
    },
  }
}

/** Where the words of a section stand. */
interface WordPlaces {
  readonly folded: string
  /** The first place of each word; only of long texts, where looking for each of many words would take long. */
  readonly byWord: ReadonlyMap<string, number> | undefined
}

/** Texts of this length have so many words that reading them once is quicker than looking for each. */
const longText = 1_500

function placesIn(folded: string): WordPlaces {
  if (folded.length < longText) return { folded, byWord: undefined }
  const byWord = new Map<string, number>()
  for (let from = 0; from < folded.length; from++) {
    if (!isLetter(folded, from)) continue
    let to = from + 1
    while (to < folded.length && isLetter(folded, to)) to++
    const word = folded.slice(from, to)
    if (!byWord.has(word)) byWord.set(word, from)
    from = to
  }
  return { folded, byWord }
}

/** Where the word stands in a folded text: whole if it does, else as the start of a longer one; -1 where it does not. */
function findWord(folded: string, word: string, isPrefix: boolean): number {
  let start = -1
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at > 0 && isLetter(folded, at - 1)) continue
    if (isPrefix || !isLetter(folded, at + word.length)) return at
    if (start < 0) start = at
  }
  return start >= 0 ? start : folded.indexOf(word)
}

/** A text folded as terms are, every letter in its place; a letter that folding makes longer stays as it is. */
function foldKeepingPlaces(text: string): string {
  return text
    .replace(/[^\x00-\x7f]+/g, (run) => {
      const lower = run.toLowerCase()
      const folded = foldWord(lower)
      return folded.length === run.length ? folded : lower.length === run.length ? lower : run
    })
    .toLowerCase()
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (!(code >= 128)) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  return /[\p{L}\p{N}\p{M}]/u.test(text[at]!)
}
