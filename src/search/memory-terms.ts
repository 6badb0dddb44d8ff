import { compareText } from '../model/diagnostic.ts'
import type { TermSink } from './field-storage.ts'
import type { Field } from './fields.ts'
import { noteOf, type SearchNote, type SectionId, sectionId, sectionOf } from './search-note.ts'
import type { SectionDocument, Slots, TermRecord } from './term-record.ts'
import type { TermStore } from './term-store.ts'

/** An index in memory: what is committed can be searched at once, or be written as static files. */
export interface MemoryTerms extends TermStore, TermSink {
  readonly notes: readonly SearchNote[]
  /** All keys in code-unit order, those of filters among them. */
  keys(): readonly string[]
  recordOf(key: string): TermRecord | undefined
  documentOf(id: SectionId): SectionDocument
}

/** Creates an empty store for the terms of these notes. */
export function createMemoryTerms(notes: readonly SearchNote[]): MemoryTerms {
  const slotsByField = new Map<Field, ReadonlyMap<string, Slots>>()
  const records = new Map<string, TermRecord>()
  let sorted: readonly string[] | undefined
  let sortedWords: readonly string[] | undefined

  const keys = (): readonly string[] => {
    sorted ??= [...new Set([...slotsByField.values()].flatMap((slots) => [...slots.keys()]))].sort(
      compareText,
    )
    return sorted
  }
  const words = (): readonly string[] => {
    sortedWords ??= keys().filter((key) => !key.includes(':'))
    return sortedWords
  }
  const recordOf = (key: string): TermRecord | undefined => {
    const kept = records.get(key)
    if (kept !== undefined) return kept
    const found: Partial<Record<Field, Slots>> = {}
    const ids: SectionId[] = []
    let isKnown = false
    for (const [field, slotsByTerm] of slotsByField) {
      const slots = slotsByTerm.get(key)
      if (slots === undefined) continue
      isKnown = true
      found[field] = slots
      for (const slot of slots) if (slot) for (const id of slot) ids.push(id)
    }
    if (!isKnown) return undefined
    const noteCount = ids.length === 1 ? 1 : new Set(ids.map(noteOf)).size
    const record = { key, noteCount, slotsByField: found }
    records.set(key, record)
    return record
  }
  const documentOf = (id: SectionId): SectionDocument => {
    const note = notes[noteOf(id)]!
    const { heading, slug, text } = note.sections[sectionOf(id)] ?? note.sections[0]!
    return { id, title: note.title, address: note.address, heading, slug, text }
  }

  return {
    notes,
    noteCount: notes.length,
    keys,
    recordOf,
    documentOf,
    put(field, slotsByTerm) {
      slotsByField.set(field, slotsByTerm)
      sorted = undefined
      sortedWords = undefined
      records.clear()
    },
    find: async (key) => recordOf(key),
    keysWithPrefix: async (prefix) => withPrefix(prefix.includes(':') ? keys() : words(), prefix),
    words: async () => words(),
    documents: async (ids) => ids.map(documentOf),
    sectionsOf: async (numbers) =>
      numbers.flatMap((number) =>
        notes[number]!.sections.map(({ heading, slug, text }, place) => {
          const { title, address } = notes[number]!
          return { id: sectionId(number, place), title, address, heading, slug, text }
        }),
      ),
  }
}

/** The part of a sorted list that starts with the prefix. */
export function withPrefix(sorted: readonly string[], prefix: string): readonly string[] {
  const from = lowerBound(sorted, prefix)
  let to = from
  while (to < sorted.length && sorted[to]!.startsWith(prefix)) to++
  return sorted.slice(from, to)
}

/** The first place whose text is not before `text`. */
export function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}
