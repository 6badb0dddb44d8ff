import { boosts, fields, scoresByField } from '../index/fields.ts'
import type { TermRecord } from '../index/term-record.ts'
import { byRenown, noteOf, type SectionId, sectionId } from '../search-note.ts'

/**
 * The sections that show a term best, one of a note, as a query of this one word would rank them; much lighter than a
 * query, because it is asked for every term there is.
 */
type BestPlaces = (record: TermRecord, limit: number) => readonly SectionId[]

/** Creates the function for notes that so many others link to; what it needs for each note is made once. */
export function createBestPlaces(linked: readonly number[]): BestPlaces {
  const noteCount = linked.length
  // By number of a note; only what was set for the last question counts.
  const askedFor = new Int32Array(noteCount)
  const scores = new Float64Array(noteCount)
  /** The share of the title that the term is. */
  const coverages = new Float64Array(noteCount)
  const sections = new Int32Array(noteCount)
  const sectionScores = new Float64Array(noteCount)
  let question = 0

  /** The notes of a record in the order in which they come, with what it says of them. */
  const collect = ({ slotsByField }: TermRecord): number[] => {
    const found: number[] = []
    question++
    for (const field of fields) {
      const slots = slotsByField[field]
      if (slots === undefined || boosts[field] === 0) continue
      const isInSection = field === 'headings' || field === 'text'
      for (let slot = 0; slot < slots.length; slot++) {
        const ids = slots[slot]
        if (ids === undefined) continue
        const score = scoresByField[field][slot]!
        for (let i = 0; i < ids.length; i++) {
          const number = noteOf(ids[i]!)
          if (askedFor[number] !== question) {
            askedFor[number] = question
            scores[number] = 0
            coverages[number] = 0
            sections[number] = sectionId(number, 0)
            sectionScores[number] = 0
            found.push(number)
          }
          const before = scores[number]!
          scores[number] = score > before ? score + before * 0.1 : before + score * 0.1
          if (field === 'title') coverages[number] = 1 / (slot + 1)
          else if (isInSection && score > sectionScores[number]!) {
            sectionScores[number] = score
            sections[number] = ids[i]!
          }
        }
      }
    }
    return found
  }

  return (record, limit) => {
    const found = collect(record)
    const best = found.length > limit ? bestOf(found, limit) : found
    // A word of the title leads to the note, not to one of its headings.
    return best.map((number) => (coverages[number]! > 0 ? sectionId(number, 0) : sections[number]!))
  }

  /** The `limit` notes with the most points, the best first; among equals the better known. */
  function bestOf(found: readonly number[], limit: number): number[] {
    const best: number[] = []
    for (const number of found) {
      const coverage = coverages[number]!
      const points = (scores[number]! + sectionScores[number]! * 0.5) * (1 + coverage * coverage * 0.8)
      scores[number] = points
      if (best.length === limit && !isBefore(number, best[limit - 1]!)) continue
      let place = best.length === limit ? limit - 1 : best.length
      for (; place > 0 && isBefore(number, best[place - 1]!); place--) best[place] = best[place - 1]!
      best[place] = number
    }
    return best
  }

  function isBefore(a: number, b: number): boolean {
    return scores[a]! > scores[b]! || (scores[a] === scores[b] && byRenown(linked, a, b) < 0)
  }
}
