import { type Field, fields, scoresByField, slotCount } from '../index/fields.ts'
import type { MemoryTerms } from '../index/memory-terms.ts'
import { prefixMark, type TermRecord } from '../index/term-record.ts'
import { noteOf, type SectionId } from '../search-note.ts'

/** A prefix with more words than this gets a record of its own, so that the first letters of a word need one file. */
export const manyWords = 24

/** How many notes such a record keeps: the best. */
const noteLimit = 256

/** The records of all prefixes that many words share, by key, in no order. Words with a filter's colon are not words. */
export function collectPrefixRecords(terms: MemoryTerms): ReadonlyMap<string, TermRecord> {
  const records = new Map<string, TermRecord>()
  const words = terms.keys().filter((key) => !key.includes(':'))
  const joinRecords = createJoiner(terms)
  const visit = (from: number, to: number, length: number): void => {
    for (let start = from; start < to; ) {
      const first = words[start]!
      const prefix = first.slice(0, length)
      let end = start + 1
      while (end < to && words[end]!.startsWith(prefix)) end++
      // A pair of surrogates is one letter, and nobody types half of it.
      const isWhole = !isHighSurrogate(prefix.charCodeAt(length - 1))
      if (end - start > manyWords) {
        if (isWhole) records.set(prefix + prefixMark, joinRecords(words, start, end, prefix))
        const longer = words[start]!.length === length ? start + 1 : start
        visit(longer, end, length + 1)
      }
      start = end
    }
  }
  visit(0, words.length, 1)
  return records
}

type Joiner = (words: readonly string[], from: number, to: number, prefix: string) => TermRecord

/** Joins the records of `words` from place `from` to before `to`: of each note the place that is worth most counts. */
function createJoiner(terms: MemoryTerms): Joiner {
  // By number of a note; only what was set for the last prefix counts.
  const askedFor = new Int32Array(terms.noteCount)
  const places = new Uint8Array(terms.noteCount)
  const ids = new Int32Array(terms.noteCount)
  let question = 0

  /** Takes over what is better than what is known of a note; new notes go to `found`. */
  const addAll = (added: readonly SectionId[], place: number, found: number[]): void => {
    for (let i = 0; i < added.length; i++) {
      const number = noteOf(added[i]!)
      if (askedFor[number] !== question) {
        askedFor[number] = question
        found.push(number)
      } else if (rankOfPlace[place]! >= rankOfPlace[places[number]!]!) continue
      places[number] = place
      ids[number] = added[i]!
    }
  }
  /** Where the notes that are worth most have the prefix, sorted. */
  const keepBest = (found: readonly number[]): Int32Array => {
    if (found.length <= noteLimit) return Int32Array.from(found, (number) => ids[number]!).sort()
    const byRank: number[][] = []
    for (const number of found) {
      const rank = rankOfPlace[places[number]!]!
      byRank[rank] ??= []
      byRank[rank].push(ids[number]!)
    }
    const kept = new Int32Array(noteLimit)
    let count = 0
    for (const equal of byRank) {
      if (equal === undefined) continue
      const first = Int32Array.from(equal)
        .sort()
        .subarray(0, noteLimit - count)
      kept.set(first, count)
      count += first.length
    }
    return kept.sort()
  }

  return (words, from, to, prefix) => {
    const found: number[] = []
    question++
    for (let at = from; at < to; at++) {
      const { slotsByField } = terms.recordOf(words[at]!)!
      for (const [i, field] of fields.entries()) {
        const slots = slotsByField[field]
        if (slots === undefined) continue
        for (let slot = 0; slot < slots.length; slot++) {
          if (slots[slot] !== undefined) addAll(slots[slot]!, i * slotCount + slot, found)
        }
      }
    }
    const slotsByField: Partial<Record<Field, SectionId[][]>> = {}
    for (const id of keepBest(found)) {
      const number = noteOf(id)
      const field = fields[Math.floor(places[number]! / slotCount)]!
      const slot = places[number]! % slotCount
      const slots = slotsByField[field] ?? []
      slots[slot] ??= []
      slots[slot].push(id)
      slotsByField[field] = slots
    }
    return { key: prefix + prefixMark, noteCount: found.length, slotsByField }
  }
}

/** By field and slot: the place among all of them, those that are worth most first; equal ones share theirs. */
const rankOfPlace: readonly number[] = (() => {
  const scores = fields.flatMap((field) => scoresByField[field])
  const sorted = [...new Set(scores)].sort((a, b) => b - a)
  return scores.map((score) => sorted.indexOf(score))
})()

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}
