import { type Field, fields, scoresByField, slotCount } from '../index/fields.ts'
import type { MemoryTerms } from '../index/memory-terms.ts'
import { prefixMark, type TermRecord } from '../index/term-record.ts'
import { byRenown, noteOf, type SectionId } from '../search-note.ts'

/** A prefix with more words than this gets a record of its own, so that the first letters of a word need one file. */
export const manyWords = 24

/** How many notes such a record keeps: the best. */
const noteLimit = 256

/**
 * The records of all prefixes that many words share, by key, in no order. Words with a filter's colon are not words. That of a prefix is
 * joined from those of the prefixes a letter longer: a note that is among the best of all words is so among the words of one
 * of these. `keptOf` gives records that are known already; what is below them is not looked at, and not given.
 */
export function collectPrefixRecords(
  terms: PrefixTerms,
  keptOf: (prefixKey: string) => TermRecord | undefined = () => undefined,
): ReadonlyMap<string, TermRecord> {
  const records = new Map<string, TermRecord>()
  const words = terms.keys().filter((key) => !key.includes(':'))
  const joinRecords = createJoiner(terms.linked)
  /** The records that together stand for the words from place `from` to before `to`, which share `length - 1` letters. */
  const visit = (from: number, to: number, length: number): readonly TermRecord[] => {
    const found: TermRecord[] = []
    for (let start = from; start < to; ) {
      const prefix = words[start]!.slice(0, length)
      let end = start + 1
      while (end < to && words[end]!.startsWith(prefix)) end++
      if (end - start > manyWords) found.push(recordOf(prefix, start, end))
      else for (let at = start; at < end; at++) found.push(terms.recordOf(words[at]!)!)
      start = end
    }
    return found
  }
  const recordOf = (prefix: string, start: number, end: number): TermRecord => {
    const key = prefix + prefixMark
    const kept = keptOf(key)
    if (kept !== undefined) return kept
    const isWord = words[start] === prefix
    const longer = visit(isWord ? start + 1 : start, end, prefix.length + 1)
    const record = joinRecords(isWord ? [terms.recordOf(prefix)!, ...longer] : longer, key)
    // A pair of surrogates is one letter, and nobody types half of it.
    if (!isHighSurrogate(prefix.charCodeAt(prefix.length - 1))) records.set(key, record)
    return record
  }
  visit(0, words.length, 1)
  return records
}

/** What prefixes are collected from. */
export type PrefixTerms = Pick<MemoryTerms, 'linked' | 'keys' | 'recordOf'>

type Joiner = (records: readonly TermRecord[], key: string) => TermRecord

/** Joins records: of each note the place that is worth most counts. */
function createJoiner(linked: readonly number[]): Joiner {
  // By number of a note; only what was set for the last prefix counts.
  const askedFor = new Int32Array(linked.length)
  const places = new Uint8Array(linked.length)
  const ids = new Int32Array(linked.length)
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
      const first = equal.sort((a, b) => byRenown(linked, noteOf(a), noteOf(b))).slice(0, noteLimit - count)
      kept.set(first, count)
      count += first.length
    }
    return kept.sort()
  }

  return (records, key) => {
    const found: number[] = []
    question++
    for (const { slotsByField } of records) {
      for (const [i, field] of fields.entries()) {
        const slots = slotsByField[field]
        if (slots === undefined) continue
        for (let slot = 0; slot < slots.length; slot++) {
          if (slots[slot] !== undefined) addAll(slots[slot]!, i * slotCount + slot, found)
        }
      }
    }
    const slotsByField: Partial<Record<Field, SectionId[][]>> = {}
    const best = keepBest(found)
    for (const id of best) {
      const number = noteOf(id)
      const field = fields[Math.floor(places[number]! / slotCount)]!
      const slot = places[number]! % slotCount
      const slots = slotsByField[field] ?? []
      slots[slot] ??= []
      slots[slot].push(id)
      slotsByField[field] = slots
    }
    return { key, noteCount: best.length, slotsByField }
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
