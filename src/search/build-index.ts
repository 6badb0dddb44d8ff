import { Index } from 'flexsearch'
import { FieldStorage } from './field-storage.ts'
import { type Field, fields, slotCount, slotOfName, slotOfText } from './fields.ts'
import { filterKey, filterKeysOfTag } from './filter-key.ts'
import { createMemoryTerms, type MemoryTerms } from './memory-terms.ts'
import { type SearchNote, sectionId } from './search-note.ts'
import { createWordEncoder, type WordEncoder } from './words.ts'

/**
 * Indexes a garden's notes in memory: one FlexSearch index for each field, all committed to one store. The order of the
 * notes gives them their numbers.
 */
export async function buildSearchIndex(notes: readonly SearchNote[]): Promise<MemoryTerms> {
  const terms = createMemoryTerms(notes)
  const words = createWordEncoder()
  for (const field of fields) {
    const { encode, slotAt } = createSlotting(field, words)
    const index = new Index({
      encoder: { encode } as never,
      resolution: slotCount,
      score: ((_: readonly string[], _term: string, place: number) => slotAt(place)) as never,
      commit: false,
    })
    await index.mount(new FieldStorage(field, terms, terms) as never)
    notes.forEach((note, number) => {
      addNote(index, field, note, number)
    })
    await index.commit()
  }
  return terms
}

function addNote(index: Index, field: Field, note: SearchNote, number: number): void {
  const id = sectionId(number, 0)
  switch (field) {
    case 'title':
      index.add(id, note.title)
      return
    case 'aliases':
      index.add(id, note.aliases.join('\n'))
      return
    case 'tags':
      index.add(id, note.tags.join('\n'))
      return
    case 'filters':
      index.add(id, filterKeysOf(note).join('\n'))
      return
    default:
      for (const [section, id, text] of partsOf(note, number, field))
        if (text !== '') section ? index.append(id, text) : index.add(id, text)
  }
}

/**
 * The texts of a note's sections with their ids. `true` where the id may have been given before: past the last number
 * all sections share one.
 */
function* partsOf(
  note: SearchNote,
  number: number,
  field: 'headings' | 'text',
): Generator<readonly [boolean, number, string]> {
  let last = -1
  for (const [place, section] of note.sections.entries()) {
    const id = sectionId(number, place)
    yield [id === last, id, field === 'text' ? section.text : section.heading]
    last = id
  }
}

function filterKeysOf(note: SearchNote): readonly string[] {
  return [
    ...new Set([
      ...note.tags.flatMap(filterKeysOfTag),
      ...note.topics.map((topic) => filterKey('topic', topic)),
      ...(note.stage === undefined ? [] : [filterKey('stage', note.stage)]),
    ]),
  ]
}

/** What FlexSearch asks for a text that is added: first its terms, then the slot of each. */
interface Slotting {
  /** The different terms of a text, in the order of their first places. */
  encode(text: string): readonly string[]
  /** The slot of the term at a place of what was encoded last. */
  slotAt(place: number): number
}

function createSlotting(field: Field, words: WordEncoder): Slotting {
  if (field === 'filters') return { encode: (text) => text.split('\n'), slotAt: () => 0 }
  let slots: readonly number[] = []
  return {
    encode(text) {
      const { terms, total, words: length } = words.count(text)
      const nameSlot = field === 'tags' ? 0 : slotOfName(length)
      slots = terms.map(({ count, isFolded }) => {
        const slot = field === 'text' ? slotOfText(count, total) : nameSlot
        // The exact form follows the folded one: who types without accents finds words without accents first.
        return isFolded && field !== 'tags' ? Math.min(slot + 1, slotCount - 1) : slot
      })
      return terms.map((term) => term.text)
    },
    slotAt: (place) => slots[place]!,
  }
}
