import {
  noteOf,
  type SearchNote,
  type SearchSection,
  type SectionId,
  sectionId,
  sectionOf,
} from '../search-note.ts'
import { collectLanguages } from '../words/related-forms.ts'
import { listWords, type WordList } from '../words/word-list.ts'
import type { Field } from './fields.ts'
import type { SectionDocument, Slots, TermRecord } from './term-record.ts'
import type { TermSink } from './term-sink.ts'
import type { TermStore } from './term-store.ts'

/** An index in memory: what is committed can be searched at once, or be written as static files. */
export interface MemoryTerms extends TermStore, TermSink {
  readonly notes: readonly SearchNote[]
  /** All keys in code-unit order, those of filters among them. */
  keys(): readonly string[]
  recordOf(key: string): TermRecord | undefined
  /** The text of a section. */
  textOf(id: SectionId): string
}

/** Creates an empty store for the terms of these notes. */
export function createMemoryTerms(notes: readonly SearchNote[]): MemoryTerms {
  const slotsByField = new Map<Field, ReadonlyMap<string, Slots>>()
  const records = new Map<string, TermRecord>()
  let sorted: readonly string[] | undefined
  let sortedWords: readonly string[] | undefined
  let listed: WordList | undefined
  // By number of a note: the last record that was counted and has it.
  const seenIn = new Int32Array(notes.length).fill(-1)

  const keys = (): readonly string[] => {
    sorted ??= sortedKeys([...slotsByField.values()])
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
    let noteCount = 0
    for (const [field, slotsByTerm] of slotsByField) {
      const slots = slotsByTerm.get(key)
      if (slots === undefined) continue
      found[field] = slots
      for (const ids of slots) {
        if (ids === undefined) continue
        for (const id of ids) {
          if (seenIn[noteOf(id)] === records.size) continue
          seenIn[noteOf(id)] = records.size
          noteCount++
        }
      }
    }
    if (noteCount === 0) return undefined
    const record = { key, noteCount, slotsByField: found }
    records.set(key, record)
    return record
  }
  const sectionAt = (id: SectionId): SearchSection => {
    const { sections } = notes[noteOf(id)]!
    return sections[sectionOf(id)] ?? sections[0]!
  }
  const documentOf = (id: SectionId): SectionDocument => {
    const note = notes[noteOf(id)]!
    const { heading, slug, text } = sectionAt(id)
    return { id, title: note.title, address: note.address, heading, slug, text }
  }

  return {
    notes,
    noteCount: notes.length,
    linked: notes.map(({ linked }) => linked),
    languages: collectLanguages(notes),
    keys,
    recordOf,
    textOf: (id) => sectionAt(id).text,
    put(field, slotsByTerm) {
      slotsByField.set(field, slotsByTerm)
      sorted = undefined
      sortedWords = undefined
      listed = undefined
      records.clear()
      seenIn.fill(-1)
    },
    find: async (key) => recordOf(key),
    keysWithPrefix: async (prefix) => withPrefix(prefix.includes(':') ? keys() : words(), prefix),
    async words() {
      listed ??= listWords(words())
      return listed
    },
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

/** The keys of all maps, each once, in code-unit order. */
function sortedKeys(maps: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  const keys = new Set<string>()
  for (const map of maps) for (const key of map.keys()) keys.add(key)
  // Without a function to compare by, texts are sorted by their code units, and quicker.
  return [...keys].sort()
}

/** The part of a sorted list that starts with the prefix. */
function withPrefix(sorted: readonly string[], prefix: string): readonly string[] {
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
