import { openFieldIndexes } from '../index/field-indexes.ts'
import type { SectionDocument } from '../index/term-record.ts'
import type { TermStore } from '../index/term-store.ts'
import type { SectionId } from '../search-note.ts'
import { createWordEncoder, readWords, strictForm, type WordEncoder, type WordForms } from '../words/words.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'
import { type Alternative, correctWord, expandWord } from './expand-word.ts'
import { findBoundary } from './find-boundary.ts'
import { findPhrase } from './find-phrase.ts'
import { matchWord } from './match-word.ts'
import { parseQuery, type QueryPart } from './parse-query.ts'
import {
  findNearly,
  isEveryday,
  questionWords,
  type RankedNote,
  rankNotes,
  type SoughtWord,
} from './rank-notes.ts'
import { keepWithin, resolveAll, resolveAny } from './resolve-notes.ts'

/** One result: a note and the section of it that answers best. */
export interface SearchHit {
  /** Address of the page below the site's base, decoded. */
  readonly address: string
  readonly title: string
  /** The heading the match stands under; `''` above the first. */
  readonly heading: string
  /** Element id of that heading on the page. */
  readonly slug: string
  readonly excerpt: Excerpt
  readonly score: number
  /** Words of the query that the note does not have. */
  readonly missing: readonly string[]
  /** Whether a name of the note or the heading has the words, not only the text. */
  readonly isNamed: 'note' | 'heading' | undefined
}

/** A word that was taken for misspelt. */
interface Correction {
  readonly word: string
  /** What was looked for in its place, the likeliest first. */
  readonly words: readonly string[]
  /** Whether notes have the word itself, though none that has all the others too. */
  readonly isKnown: boolean
}

/** What a query found. */
export interface SearchResult {
  /** The best first. */
  readonly hits: readonly SearchHit[]
  /**
   * Notes that have all that was asked for, and those that are called so but for everyday words; 0 where no note has
   * all, and the hits are those that have most.
   */
  readonly total: number
  readonly corrections: readonly Correction[]
  /** What stands for the query's words, to be marked in a text: folded words, and the start of longer ones. */
  readonly sought: { readonly keys: readonly string[]; readonly prefix?: string }
}

/** How a query is answered. */
interface SearchOptions {
  /** At most so many notes; default: 10. */
  readonly limit?: number
  /** Asked before each step that may fetch; once it says so there is no answer. Default: never. */
  readonly isOutdated?: () => boolean
  /**
   * Describe the best notes exactly, whatever files that needs; default: true. Without, only the first few are certain,
   * and those that further files would be needed for give way to the next best.
   */
  readonly isThorough?: boolean
}

/** Notes that are described whatever files that needs, though less is fetched than for all of them. */
const certainHits = 2

/** Where some of the best give way, the list is filled from so many times as many. */
const spare = 3

/** So many words are tried as slips: each needs files of its own. */
const maxSlips = 3

/** A garden's index, ready to be asked. */
export interface Searcher {
  /** The best notes for a query; none for an empty one; undefined where it is outdated. */
  search(query: string, options?: SearchOptions): Promise<SearchResult | undefined>
}

/** One word of a query and what stands for it. */
interface WordLookup extends SoughtWord {
  readonly terms: WordForms
  alternatives: readonly Alternative[]
  isKnown: boolean
  isCorrected: boolean
}

/** Opens an index for queries: the same code over shards in a browser and over memory on the command line. */
export async function createSearcher(store: TermStore): Promise<Searcher> {
  const indexes = await openFieldIndexes(store)
  const encoder = createWordEncoder()

  const corrected = async (lookup: WordLookup): Promise<WordLookup> => {
    const known = new Set(lookup.alternatives.map(({ key }) => key))
    const corrections = (await correctWord(store, lookup.terms[0])).filter(({ key }) => !known.has(key))
    if (corrections.length === 0) return lookup
    const alternatives = [...lookup.alternatives, ...corrections]
    return { ...lookup, alternatives, isCorrected: true, matches: await matchWord(indexes, alternatives) }
  }
  /** Beside a word that is guessed already, other forms of the rest would be guesses upon guesses. */
  const asWritten = async (lookup: WordLookup): Promise<WordLookup> => {
    if (!lookup.isKnown || !lookup.alternatives.some(({ isRelated }) => isRelated)) return lookup
    const alternatives = lookup.alternatives.filter(({ isRelated }) => !isRelated)
    return { ...lookup, alternatives, matches: await matchWord(indexes, alternatives) }
  }

  return {
    async search(query, { limit = 10, isOutdated = () => false, isThorough = true } = {}) {
      const parts = parseQuery(query)
      const phrases = parts.filter((part) => part.kind === 'phrase')
      let lookups = lookupsOf(encoder, parts)

      // All at once: what they need may lie in different shards.
      await Promise.all(
        lookups.map(async (lookup) => {
          lookup.alternatives = await expandWord(store, lookup.terms, lookup.isOpen)
          lookup.matches = await matchWord(indexes, lookup.alternatives)
          lookup.isKnown = lookup.matches.size > 0 && lookup.alternatives.some(({ isRelated }) => !isRelated)
        }),
      )
      if (isOutdated()) return undefined
      lookups = await Promise.all(lookups.map((lookup) => (lookup.isKnown ? lookup : corrected(lookup))))
      if (lookups.some(({ isCorrected }) => isCorrected)) lookups = await Promise.all(lookups.map(asWritten))

      const boundary = await findBoundary(store, indexes, parts, encoder)
      let found = resolveAll(lookups, boundary)
      if (found.length === 0 && phrases.length === 0) {
        // A word that notes have is misspelt only where another in its place leads to a note with all of them; and who
        // slips into another word slips once, and seldom into one that is everywhere.
        for (const lookup of mayBeMisspelt(lookups, store.noteCount)) {
          const instead = await corrected(lookup)
          const changed = lookups.map((each) => (each === lookup ? instead : each))
          found = resolveAll(changed, boundary)
          if (found.length === 0) continue
          lookups = changed
          break
        }
      }
      if (isOutdated()) return undefined

      if (found.length > 0 && phrases.length === 0)
        found = [...new Set([...found, ...keepWithin(boundary, findNearly(lookups, store.noteCount))])]

      let ranked = rankNotes(found, lookups, store)
      const sections = new Map<number, SectionId>()
      for (const { text, isExcluded } of phrases) {
        const places = isExcluded ? undefined : sections
        const kept = await findPhrase(store, encoder, ranked, text, places, limit)
        ranked = ranked.filter(({ number }) => kept.has(number) !== isExcluded)
      }
      const total = ranked.length
      if (total === 0 && lookups.length > 1 && phrases.length === 0) {
        // Some of the words are better than nothing.
        ranked = rankNotes(resolveAny(lookups, boundary), lookups, store)
      }
      if (isOutdated()) return undefined
      const sought = soughtBy(lookups)
      const hits = isThorough
        ? await describe(store, ranked.slice(0, limit), lookups, sought, sections, limit)
        : await describe(store, ranked.slice(0, limit * spare), lookups, sought, sections, certainHits)
      const isNamed = (hit: SearchHit): boolean => isCalled(encoder, hit.title, lookups)
      const sorted = [...hits.filter(isNamed), ...hits.filter((hit) => !isNamed(hit))]
      return { hits: sorted.slice(0, limit), total, corrections: correctionsOf(lookups), sought }
    },
  }
}

/**
 * What is asked for: its words, and then those of its phrases. A word is several where it has a dash or no spaces between
 * its words; accents give two forms of one.
 */
function lookupsOf(encoder: WordEncoder, parts: readonly QueryPart[]): WordLookup[] {
  const ofKind = (kind: 'word' | 'phrase'): WordLookup[] =>
    parts.flatMap((part) => {
      if (part.kind !== kind || part.isExcluded) return []
      const words = readWords(encoder, part.text)
      return words.map((terms, i) => ({
        word: terms.at(-1) ?? terms[0],
        terms,
        isOpen: part.kind === 'word' && part.isOpen && i === words.length - 1,
        alternatives: [],
        matches: new Map(),
        isKnown: false,
        isCorrected: false,
      }))
    })
  return [...ofKind('word'), ...ofKind('phrase')]
}

function correctionsOf(lookups: readonly WordLookup[]): SearchResult['corrections'] {
  return lookups
    .filter((lookup) => lookup.isCorrected)
    .map(({ word, terms, alternatives, isKnown }) => {
      const known = new Set<string>(terms)
      const others = alternatives.filter(({ key, isRelated }) => !isRelated && !known.has(key))
      return { word, words: others.slice(0, 3).map(({ key }) => key), isKnown }
    })
}

async function describe(
  store: TermStore,
  ranked: readonly RankedNote[],
  lookups: readonly WordLookup[],
  sought: SearchResult['sought'],
  sections: ReadonlyMap<number, SectionId>,
  optionalFrom: number,
): Promise<readonly SearchHit[]> {
  const keys = new Set(sought.keys)
  // The rarest word first: the excerpt that a store has kept should be the one with it.
  const asked = [...lookups]
    .sort((a, b) => a.matches.size - b.matches.size)
    .flatMap(({ alternatives }) => alternatives.map(({ key }) => key))
  const ids = ranked.map(({ number, section }) => sections.get(number) ?? section)
  const documents = await store.documents(ids, asked, optionalFrom)
  return ranked.flatMap((note, i) => {
    const document = documents[i]
    return document ? [hitOf(note, document, excerptOf(document.text, keys, sought.prefix))] : []
  })
}

/** The words that notes have though they may be slips, the rarest first; in a question no word is so important. */
function mayBeMisspelt(lookups: readonly WordLookup[], noteCount: number): readonly WordLookup[] {
  if (lookups.length >= questionWords) return []
  return lookups
    .filter((lookup) => !lookup.isCorrected && !isEveryday(lookup, noteCount))
    .sort((a, b) => a.matches.size - b.matches.size)
    .slice(0, maxSlips)
}

/** Whether a title is nothing but the words of a query, in their order: `Node.js`, not `JS node`. */
function isCalled(encoder: WordEncoder, title: string, lookups: readonly WordLookup[]): boolean {
  const words = readWords(encoder, title)
  return (
    words.length === lookups.length &&
    words.every((forms, i) => forms.some((form) => form === lookups[i]?.word))
  )
}

function soughtBy(lookups: readonly WordLookup[]): SearchResult['sought'] {
  const keys = lookups.flatMap(({ terms, alternatives }) => [...terms, ...alternatives.map(({ key }) => key)])
  const open = lookups.find(({ isOpen }) => isOpen)
  const prefix = open && strictForm(open.terms)
  return { keys: [...new Set(keys)], ...(prefix !== undefined && { prefix }) }
}

function hitOf(note: RankedNote, document: SectionDocument, excerpt: Excerpt): SearchHit {
  const { address, title, heading, slug } = document
  return {
    address,
    title,
    heading,
    slug,
    excerpt,
    score: note.score,
    missing: note.missing,
    isNamed: note.isNamed,
  }
}
