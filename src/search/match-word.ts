import type { Alternative } from './expand-word.ts'
import type { FieldIndexes } from './field-indexes.ts'
import { boosts, type Field, fields, impactOf } from './fields.ts'
import { noteOf, type SectionId, sectionOf } from './search-note.ts'
import type { Slots } from './term-record.ts'

/** What one word of a query says of one note. */
export interface WordMatch {
  /** Without regard to how rare the word is. */
  score: number
  /** The section that has it best; the first where it is only in the note's names. */
  section: SectionId
  sectionScore: number
  /** By section: how well it has the word in its heading or text. */
  readonly scoreBySection: Map<SectionId, number>
  /** The words of the note's title, if the word is one of them; else 0. */
  titleLength: number
  isInAlias: boolean
  /** Section whose heading has the word; -1 where none has. */
  headingSection: SectionId
}

/** Every note that has a word, by the note's number. */
export type WordMatches = ReadonlyMap<number, WordMatch>

/** Finds the notes that have one of the terms that stand for a word. */
export async function matchWord(
  indexes: FieldIndexes,
  alternatives: readonly Alternative[],
): Promise<WordMatches> {
  const matches = new Map<number, WordMatch>()
  for (const { key, weight } of alternatives) {
    for (const field of fields) addSlots(matches, field, await indexes.find(field, key), weight)
  }
  return matches
}

function addSlots(matches: Map<number, WordMatch>, field: Field, slots: Slots, weight: number): void {
  if (field === 'filters') return
  for (const [slot, ids] of slots.entries()) {
    if (ids === undefined) continue
    const score = weight * boosts[field] * impactOf(field, slot)
    for (const id of ids) addPlace(matches, field, id, slot, score)
  }
}

function addPlace(
  matches: Map<number, WordMatch>,
  field: Field,
  id: SectionId,
  slot: number,
  score: number,
): void {
  const number = noteOf(id)
  let match = matches.get(number)
  if (match === undefined) {
    match = {
      score: 0,
      section: id - sectionOf(id),
      sectionScore: 0,
      scoreBySection: new Map(),
      titleLength: 0,
      isInAlias: false,
      headingSection: -1,
    }
    matches.set(number, match)
  }
  // The best place counts whole, each further one a little.
  match.score = score > match.score ? score + match.score * 0.1 : match.score + score * 0.1
  if (field === 'title') match.titleLength = slot + 1
  else if (field === 'aliases') match.isInAlias = true
  else if (field === 'headings' || field === 'text') {
    const sum = (match.scoreBySection.get(id) ?? 0) + score
    match.scoreBySection.set(id, sum)
    if (sum > match.sectionScore) {
      match.sectionScore = sum
      match.section = id
    }
    if (field === 'headings' && match.headingSection < 0) match.headingSection = id
  }
}
