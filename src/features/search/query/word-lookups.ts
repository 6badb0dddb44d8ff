import { readWords, strictForm, type WordEncoder, type WordForms } from '../words/words.ts'
import type { Alternative } from './expand-word.ts'
import { noMatches } from './match-word.ts'
import type { QueryPart } from './parse-query.ts'
import { isEveryday, questionWords, type SoughtWord } from './rank-notes.ts'

/** A word that was taken for misspelt. */
export interface Correction {
  readonly word: string
  /** What was looked for in its place, the likeliest first. */
  readonly words: readonly string[]
  /** Whether notes have the word itself, though none that has all the others too. */
  readonly isKnown: boolean
}

/** What stands for the words of a query, to be marked in a text: folded words, and the start of longer ones. */
export interface Sought {
  readonly keys: readonly string[]
  readonly prefix?: string
}

/** One word of a query and what stands for it. */
export interface WordLookup extends SoughtWord {
  readonly terms: WordForms
  alternatives: readonly Alternative[]
  isKnown: boolean
  isCorrected: boolean
}

/** So many words are tried as slips: each needs files of its own. */
const maxSlips = 3

/**
 * What is asked for: its words, and then those of its phrases. A word is several where it has a dash or no spaces between
 * its words; accents give two forms of one.
 */
export function lookupsOf(encoder: WordEncoder, parts: readonly QueryPart[]): WordLookup[] {
  const ofKind = (kind: 'word' | 'phrase'): WordLookup[] =>
    parts.flatMap((part) => {
      if (part.kind !== kind || part.isExcluded) return []
      const words = readWords(encoder, part.text)
      return words.map((terms, i) => ({
        word: terms.at(-1) ?? terms[0],
        terms,
        isOpen: part.kind === 'word' && part.isOpen && i === words.length - 1,
        alternatives: [],
        matches: noMatches,
        isKnown: false,
        isCorrected: false,
      }))
    })
  return [...ofKind('word'), ...ofKind('phrase')]
}

export function correctionsOf(lookups: readonly WordLookup[]): readonly Correction[] {
  return lookups
    .filter((lookup) => lookup.isCorrected)
    .map(({ word, terms, alternatives, isKnown }) => {
      const known = new Set<string>(terms)
      const others = alternatives.filter(({ key, isRelated }) => !isRelated && !known.has(key))
      return { word, words: others.slice(0, 3).map(({ key }) => key), isKnown }
    })
}

/** The words that notes have though they may be slips, the rarest first; in a question no word is so important. */
export function mayBeMisspelt(lookups: readonly WordLookup[], noteCount: number): readonly WordLookup[] {
  if (lookups.length >= questionWords) return []
  return lookups
    .filter((lookup) => !lookup.isCorrected && !isEveryday(lookup, noteCount))
    .sort((a, b) => a.matches.size - b.matches.size)
    .slice(0, maxSlips)
}

export function soughtBy(lookups: readonly WordLookup[]): Sought {
  const keys = lookups.flatMap(({ terms, alternatives }) => [...terms, ...alternatives.map(({ key }) => key)])
  const open = lookups.find(({ isOpen }) => isOpen)
  const prefix = open && strictForm(open.terms)
  return { keys: [...new Set(keys)], ...(prefix !== undefined && { prefix }) }
}
