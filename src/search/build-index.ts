import { Index } from 'flexsearch'
import { FieldStorage } from './field-storage.ts'
import { type Field, fields, slotCount, slotOfName, slotOfText } from './fields.ts'
import { filterKey, filterKeysOfTag } from './filter-key.ts'
import { createMemoryTerms, type MemoryTerms } from './memory-terms.ts'
import { type SearchNote, sectionId } from './search-note.ts'
import { createWordEncoder, isExactForm } from './words.ts'

/**
 * Indexes a garden's notes in memory: one FlexSearch index for each field, all committed to one store. The order of the
 * notes gives them their numbers.
 */
export async function buildSearchIndex(notes: readonly SearchNote[]): Promise<MemoryTerms> {
  const terms = createMemoryTerms(notes)
  const encoder = createWordEncoder()
  const lines = { encode: (text: string) => text.split('\n') }

  for (const field of fields) {
    const index = new Index({
      encoder: (field === 'filters' ? lines : encoder) as never,
      resolution: slotCount,
      score: scorerOf(field) as never,
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

/** Which slot a term goes to; FlexSearch asks at a term's first place in `terms`. */
function scorerOf(field: Field): (terms: readonly string[], term: string, place: number) => number {
  if (field === 'filters' || field === 'tags') return () => 0
  let counted: readonly string[] | undefined
  let counts = new Map<string, number>()
  return (terms, term, place) => {
    let slot: number
    if (field === 'text') {
      if (counted !== terms) {
        counted = terms
        counts = new Map()
        for (const each of terms) counts.set(each, (counts.get(each) ?? 0) + 1)
      }
      slot = slotOfText(counts.get(term)!, terms.length)
    } else slot = slotOfName(terms.filter((each, i) => i === 0 || !isExactForm(each, terms[i - 1]!)).length)
    // The exact form follows the folded one: who types without accents finds words without accents first.
    const next = terms[place + 1]
    return next !== undefined && isExactForm(next, term) ? Math.min(slot + 1, slotCount - 1) : slot
  }
}
