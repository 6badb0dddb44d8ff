import { boosts, fields, impactOf } from './fields.ts'
import { noteOf, type SectionId, sectionId } from './search-note.ts'
import type { TermRecord } from './term-record.ts'

/** What one term says of one note, while the best are looked for. */
interface Place {
  readonly number: number
  score: number
  /** The share of the title that the term is. */
  coverage: number
  section: SectionId
  sectionScore: number
}

/**
 * The sections that show a term best, one of a note, as a query of this one word would rank them; much lighter than a
 * query, because it is asked for every term there is.
 */
export function bestPlaces({ slotsByField }: TermRecord, limit: number): readonly SectionId[] {
  const placeByNote = new Map<number, Place>()
  for (const field of fields) {
    const slots = slotsByField[field]
    if (slots === undefined || boosts[field] === 0) continue
    for (const [slot, ids] of slots.entries()) {
      if (ids === undefined) continue
      const score = boosts[field] * impactOf(field, slot)
      for (const id of ids) {
        const number = noteOf(id)
        let place = placeByNote.get(number)
        if (place === undefined) {
          place = { number, score: 0, coverage: 0, section: sectionId(number, 0), sectionScore: 0 }
          placeByNote.set(number, place)
        }
        place.score = score > place.score ? score + place.score * 0.1 : place.score + score * 0.1
        if (field === 'title') place.coverage = 1 / (slot + 1)
        else if ((field === 'headings' || field === 'text') && score > place.sectionScore) {
          place.sectionScore = score
          place.section = id
        }
      }
    }
  }
  const places = [...placeByNote.values()]
  if (places.length > limit) {
    for (const place of places)
      place.score = (place.score + place.sectionScore * 0.5) * (1 + place.coverage * place.coverage * 0.8)
    places.sort((a, b) => b.score - a.score || a.number - b.number)
    places.length = limit
  }
  // A word of the title leads to the note, not to one of its headings.
  return places.map(({ number, coverage, section }) => (coverage > 0 ? sectionId(number, 0) : section))
}
