import { editDistance } from '../../../model/edit-distance.ts'
import type { TermStore } from '../index/term-store.ts'
import { relatedForms } from '../words/related-forms.ts'
import { letterSet } from '../words/word-list.ts'
import { hasSign } from '../words/word-pattern.ts'
import { strictForm, type WordForms } from '../words/words.ts'

/** A term that stands for a word of a query, and how much less it counts than the word itself. */
export interface Alternative {
  readonly key: string
  /** 1 for the word as written. */
  readonly weight: number
  /** Another form of the word: that notes have it does not say that the word is spelt well. */
  readonly isRelated?: true
}

/** A longer word counts less than the word itself, the less the more is missing. */
const prefixWeight = 0.75
const foldedWeight = 0.5
/** Another form of the word, such as its plural: after the word itself and what starts with it. */
const relatedWeight = 0.5
/** `C++` is another word than `C`. */
const signlessWeight = 0.2
/** A word in its exact form, accents and all, comes before all others. */
const exactWeight = 1.15

/** How many terms may stand for one misspelt word. */
const maxCorrections = 6

/**
 * The terms of the index that stand for one encoded word: its forms that are there, and with `isOpen` longer words:
 * those of `c++` start with `c++`, where there are any.
 */
export async function expandWord(
  store: TermStore,
  forms: WordForms,
  isOpen: boolean,
): Promise<readonly Alternative[]> {
  const [folded, exact] = forms
  const alternatives: Alternative[] = []
  if (exact !== undefined && (await store.find(exact))) alternatives.push({ key: exact, weight: exactWeight })
  if (await store.find(folded)) {
    const weight = exact === undefined ? 1 : hasSign(exact) ? signlessWeight : foldedWeight
    alternatives.push({ key: folded, weight })
  }
  const related = hasSign(exact ?? folded) ? [] : relatedForms(folded, store.languages)
  const found = await Promise.all(related.map((key) => store.find(key)))
  for (const [i, key] of related.entries()) {
    if (found[i] !== undefined) alternatives.push({ key, weight: relatedWeight, isRelated: true })
  }
  if (!isOpen) return alternatives
  let start = strictForm(forms)
  let longer = await store.keysWithPrefix(start)
  if (longer.length === 0 && start !== folded) {
    start = folded
    longer = await store.keysWithPrefix(folded)
  }
  for (const key of longer) {
    if (key !== folded && key !== exact)
      alternatives.push({
        key,
        weight: (prefixWeight * (2 + start.length)) / (2 + Math.min(key.length, start.length + 8)),
      })
  }
  return alternatives
}

/** How many letters may be wrong in a word of this length: one up to seven letters, two beyond, none below three. */
function errorsAllowed(length: number): number {
  return length < 3 ? 0 : length <= 7 ? 1 : 2
}

/** The terms that are nearest to a misspelt word, the nearest first; none where nothing is near. */
export async function correctWord(store: TermStore, word: string): Promise<readonly Alternative[]> {
  const limit = errorsAllowed(word.length)
  if (limit === 0) return []
  const wanted = letterSet(word)
  const words = await store.words()
  const { letters } = words
  const found: { readonly key: string; readonly distance: number }[] = []
  for (let place = 0; place < letters.length; place++) {
    // Each error adds or takes at most one letter of each side's set.
    if (bitCount(letters[place]! ^ wanted) > 2 * limit) continue
    const key = words.word(place)
    if (Math.abs(key.length - word.length) > limit) continue
    const distance = editDistance(word, key, limit)
    // The word itself may be in the index, misspelt there too.
    if (distance <= limit && distance > 0) found.push({ key, distance })
  }
  const startsAlike = (key: string): number => (key[0] === word[0] ? 0 : 1)
  found.sort((a, b) => a.distance - b.distance || startsAlike(a.key) - startsAlike(b.key))
  return found.slice(0, maxCorrections).map(({ key, distance }) => ({
    key,
    weight: (distance === 1 ? 0.6 : 0.4) * (1 - 0.2 * startsAlike(key)),
  }))
}

/** How many bits of 32 are set, all at once (Warren, Hacker's Delight). */
function bitCount(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
