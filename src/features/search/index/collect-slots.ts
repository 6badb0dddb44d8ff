import { filterKey, filterKeysOfTag } from '../query/filter-key.ts'
import { maxSections, type SearchNote, type SectionId, sectionId } from '../search-note.ts'
import type { WordEncoder } from '../words/words.ts'
import { type Field, slotCount, slotOfName, slotOfText } from './fields.ts'

/** Where the terms of one field stand: ids by slot, those of each slot sorted. Slots may be empty. */
type SlotsByTerm = ReadonlyMap<string, readonly (readonly SectionId[] | undefined)[]>

/**
 * Reads one field of notes, each text once; their order gives them their numbers. `only` names those that are read, in their order;
 * default: all.
 */
export function collectSlots(
  notes: readonly SearchNote[],
  field: Field,
  words: WordEncoder,
  only: Iterable<number> = notes.keys(),
): SlotsByTerm {
  const slotsByTerm = new Map<string, SectionId[][]>()
  const put = (term: string, slot: number, id: SectionId): void => {
    let slots = slotsByTerm.get(term)
    if (slots === undefined) {
      slots = []
      slotsByTerm.set(term, slots)
    }
    const ids = slots[slot]
    if (ids === undefined) slots[slot] = [id]
    else ids.push(id)
  }
  /** Past the last number all sections of a note share one: there a term stays in its best slot. */
  const putShared = (term: string, slot: number, id: SectionId): void => {
    const slots = slotsByTerm.get(term) ?? []
    const known = slots.findIndex((ids) => ids?.at(-1) === id)
    if (known >= 0 && known <= slot) return
    if (known >= 0) slots[known]!.pop()
    put(term, slot, id)
  }
  const addText = (text: string, id: SectionId, isShared: boolean): void => {
    const { terms, total, words: length } = words.count(text)
    const nameSlot = field === 'tags' ? 0 : slotOfName(length)
    for (const { text: term, count, isFolded } of terms) {
      const slot = field === 'text' ? slotOfText(count, total) : nameSlot
      // The exact form follows the folded one: who types without accents finds words without accents first.
      const own = isFolded && field !== 'tags' ? Math.min(slot + 1, slotCount - 1) : slot
      if (isShared) putShared(term, own, id)
      else put(term, own, id)
    }
  }

  for (const number of only) {
    const note = notes[number]!
    const id = sectionId(number, 0)
    if (field === 'filters') for (const key of filterKeysOf(note)) put(key, 0, id)
    else if (field === 'headings' || field === 'text')
      for (const [place, section] of note.sections.entries())
        addText(
          field === 'text' ? section.text : section.heading,
          sectionId(number, place),
          place >= maxSections,
        )
    else addText(field === 'title' ? note.title : note[field].join('\n'), id, false)
  }
  return slotsByTerm
}

function filterKeysOf(note: SearchNote): ReadonlySet<string> {
  return new Set([
    ...note.tags.flatMap(filterKeysOfTag),
    ...note.topics.map((topic) => filterKey('topic', topic)),
    ...(note.stage === undefined ? [] : [filterKey('stage', note.stage)]),
  ])
}
