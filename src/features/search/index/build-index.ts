import { Index } from 'flexsearch'
import type { SearchNote } from '../search-note.ts'
import { createWordEncoder } from '../words/words.ts'
import { collectSlots } from './collect-slots.ts'
import { FieldStorage } from './field-storage.ts'
import { fields, slotCount } from './fields.ts'
import { createMemoryTerms, type MemoryTerms } from './memory-terms.ts'

/**
 * Indexes a garden's notes in memory: one FlexSearch index for each field, all committed to one store. The order of the
 * notes gives them their numbers. An index takes over the terms of its field all at once (`import`): adding note after
 * note asks for each term of each text twice as much as counting it costs.
 */
export async function buildSearchIndex(notes: readonly SearchNote[]): Promise<MemoryTerms> {
  const terms = createMemoryTerms(notes)
  const words = createWordEncoder()
  for (const field of fields) {
    const index = new Index({ resolution: slotCount, commit: false })
    await index.mount(new FieldStorage(field, terms, terms) as never)
    index.import('1.map', [...collectSlots(notes, field, words)] as never)
    await index.commit()
  }
  return terms
}
