import { openFieldIndexes } from '../index/field-indexes.ts'
import type { TermStore } from '../index/term-store.ts'
import type { SectionId } from '../search-note.ts'
import { createWordEncoder, type WordEncoder } from '../words/words.ts'
import { describeNotes, isCalled, type SearchHit } from './describe-notes.ts'
import { correctWord, expandWord } from './expand-word.ts'
import { findBoundary } from './find-boundary.ts'
import { findPhrase } from './find-phrase.ts'
import { matchWord } from './match-word.ts'
import { parseQuery } from './parse-query.ts'
import { findNearly, type RankedNote, rankNotes } from './rank-notes.ts'
import { keepWithin, resolveAll, resolveAny } from './resolve-notes.ts'
import {
  type Correction,
  correctionsOf,
  lookupsOf,
  mayBeMisspelt,
  type Sought,
  soughtBy,
  type WordLookup,
} from './word-lookups.ts'

export type { SearchHit } from './describe-notes.ts'

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
  readonly sought: Sought
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

/** How notes are found that somebody else may describe. */
interface FindOptions extends Pick<SearchOptions, 'limit' | 'isOutdated'> {
  /** Take unknown words for misspelt and notes with some of the words for an answer, where there is no other; default: true. */
  readonly mayGuess?: boolean
}

/** Notes that a query found, in the order of a {@link SearchResult}, before they are described. */
export interface FoundNotes extends Pick<SearchResult, 'total' | 'corrections' | 'sought'> {
  readonly notes: readonly RankedNote[]
  /** Whether notes have each of the words as it was written. */
  readonly isKnown: boolean
  /** Some of the notes as results, in the order that is asked for. */
  describe(notes: readonly RankedNote[]): Promise<readonly SearchHit[]>
}

/** Notes that are described whatever files that needs, though less is fetched than for all of them. */
const certainHits = 2

/** Where some of the best give way, the list is filled from so many times as many. */
const spare = 3

/** A garden's index, ready to be asked. */
export interface Searcher {
  /** The best notes for a query; none for an empty one; undefined where it is outdated. */
  search(query: string, options?: SearchOptions): Promise<SearchResult | undefined>
  /** The same notes, for who shows only some of them. */
  find(query: string, options?: FindOptions): Promise<FoundNotes | undefined>
}

/** What is known of a query's answer before any note is described. */
interface Ranking extends Pick<FoundNotes, 'total' | 'sought' | 'isKnown'> {
  readonly ranked: readonly RankedNote[]
  readonly lookups: readonly WordLookup[]
  /** Where the phrases stand, by the note's number. */
  readonly sections: ReadonlyMap<number, SectionId>
}

/** Opens an index for queries: the same code over shards in a browser and over memory on the command line. */
export async function createSearcher(
  store: TermStore,
  encoder: WordEncoder = createWordEncoder(),
): Promise<Searcher> {
  const indexes = await openFieldIndexes(store)

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

  const rank = async (
    query: string,
    { limit = 10, isOutdated = () => false, mayGuess = true }: FindOptions,
  ): Promise<Ranking | undefined> => {
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
    const isKnown = lookups.every((lookup) => lookup.isKnown)
    if (mayGuess) {
      lookups = await Promise.all(lookups.map((lookup) => (lookup.isKnown ? lookup : corrected(lookup))))
      if (lookups.some(({ isCorrected }) => isCorrected)) lookups = await Promise.all(lookups.map(asWritten))
    }

    const boundary = await findBoundary(store, indexes, parts, encoder)
    let found = resolveAll(lookups, boundary)
    if (found.length === 0 && phrases.length === 0 && mayGuess) {
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
    if (total === 0 && lookups.length > 1 && phrases.length === 0 && mayGuess) {
      // Some of the words are better than nothing.
      ranked = rankNotes(resolveAny(lookups, boundary), lookups, store)
    }
    if (isOutdated()) return undefined
    return { ranked, total, isKnown, lookups, sought: soughtBy(lookups), sections }
  }
  const describe = (
    { lookups, sought, sections }: Ranking,
    notes: readonly RankedNote[],
    optionalFrom = notes.length,
  ): Promise<readonly SearchHit[]> => describeNotes(store, notes, lookups, sought, sections, optionalFrom)

  return {
    async search(query, { limit = 10, isThorough = true, ...options } = {}) {
      const ranking = await rank(query, { limit, ...options })
      if (ranking === undefined) return undefined
      const { ranked, lookups, total, sought } = ranking
      const hits = isThorough
        ? await describe(ranking, ranked.slice(0, limit))
        : await describe(ranking, ranked.slice(0, limit * spare), certainHits)
      const isNamed = (hit: SearchHit): boolean => isCalled(encoder, hit.title, lookups)
      const sorted = [...hits.filter(isNamed), ...hits.filter((hit) => !isNamed(hit))]
      return { hits: sorted.slice(0, limit), total, corrections: correctionsOf(lookups), sought }
    },
    async find(query, { limit = 10, ...options } = {}) {
      const ranking = await rank(query, { limit, ...options })
      if (ranking === undefined) return undefined
      const { lookups, total, sought, isKnown } = ranking
      const best = ranking.ranked.slice(0, limit)
      const perhaps = best.filter(({ hasAllInTitle }) => hasAllInTitle)
      const hits = await describe(ranking, perhaps)
      const called = perhaps.filter((_, i) => isCalled(encoder, hits[i]?.title ?? '', lookups))
      return {
        notes: [...called, ...best.filter((note) => !called.includes(note))],
        total,
        isKnown,
        corrections: correctionsOf(lookups),
        sought,
        describe: (notes) => describe(ranking, notes),
      }
    },
  }
}
