import { boosts, type Field, fields, impactOf } from './fields.ts'
import type { MemoryTerms } from './memory-terms.ts'
import { noteOf, type SectionId } from './search-note.ts'
import { prefixMark, type Slots, type TermRecord } from './term-record.ts'

/** A prefix with more words than this gets a record of its own, so that the first letters of a word need one file. */
export const manyWords = 24

/** How many notes such a record keeps: the best. */
const noteLimit = 256

/** The best place of a note for a prefix. */
interface BestPlace {
  readonly field: Field
  readonly slot: number
  readonly id: SectionId
  readonly score: number
}

/** The records of all prefixes that many words share, by key, in no order. Words with a filter's colon are not words. */
export function collectPrefixRecords(terms: MemoryTerms): ReadonlyMap<string, TermRecord> {
  const records = new Map<string, TermRecord>()
  const words = terms.keys().filter((key) => !key.includes(':'))
  const visit = (from: number, to: number, length: number): void => {
    for (let start = from; start < to; ) {
      const first = words[start]!
      const prefix = first.slice(0, length)
      let end = start + 1
      while (end < to && words[end]!.startsWith(prefix)) end++
      // A pair of surrogates is one letter, and nobody types half of it.
      const isWhole = !isHighSurrogate(prefix.charCodeAt(length - 1))
      if (end - start > manyWords) {
        if (isWhole) records.set(prefix + prefixMark, joinRecords(terms, words.slice(start, end), prefix))
        const longer = words[start]!.length === length ? start + 1 : start
        visit(longer, end, length + 1)
      }
      start = end
    }
  }
  visit(0, words.length, 1)
  return records
}

function joinRecords(terms: MemoryTerms, words: readonly string[], prefix: string): TermRecord {
  const bestByNote = new Map<number, BestPlace>()
  for (const word of words) {
    const { slotsByField } = terms.recordOf(word)!
    for (const field of fields) {
      const slots = slotsByField[field]
      if (slots === undefined) continue
      for (const [slot, ids] of slots.entries()) {
        if (ids === undefined) continue
        const score = boosts[field] * impactOf(field, slot)
        for (const id of ids) {
          const best = bestByNote.get(noteOf(id))
          if (best === undefined || score > best.score) bestByNote.set(noteOf(id), { field, slot, id, score })
        }
      }
    }
  }
  const kept = [...bestByNote.values()].sort((a, b) => b.score - a.score || a.id - b.id).slice(0, noteLimit)
  const slotsByField: Partial<Record<Field, SectionId[][]>> = {}
  for (const { field, slot, id } of kept.sort((a, b) => a.id - b.id)) {
    const slots = slotsByField[field] ?? []
    const ids = slots[slot] ?? []
    ids.push(id)
    slots[slot] = ids
    slotsByField[field] = slots
  }
  return {
    key: prefix + prefixMark,
    noteCount: bestByNote.size,
    slotsByField: slotsByField as Partial<Record<Field, Slots>>,
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}
