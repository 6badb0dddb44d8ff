import type { FieldIndexes } from '../index/field-indexes.ts'
import { boosts, type Field, fields, impactOf } from '../index/fields.ts'
import type { Slots } from '../index/term-record.ts'
import { noteOf, type SectionId } from '../search-note.ts'
import type { Alternative } from './expand-word.ts'

/** What one word of a query says of one note. */
export interface WordMatch {
  /** Without regard to how rare the word is: of the terms that stand for the word, the one that says most. */
  score: number
  /** What the term being looked at says so far, and which that is. */
  current: number
  term: number
  /** The first section that has it in its heading or text, and how well; -1 where it is only in the note's names. */
  section: SectionId
  sectionScore: number
  /** The same for further sections, where there are any: most notes have a word in one. */
  furtherSections: Map<SectionId, number> | undefined
  /** The words of the note's title, if the word is one of them; else 0. */
  titleLength: number
  /** How much of a word of the title the word is: 1, and less for another form of it. */
  titleShare: number
  isInAlias: boolean
  /** Section whose heading has the word; -1 where none has. */
  headingSection: SectionId
}

/** A title of other forms of the words is nearly, but not quite, what was asked for. */
const relatedShare = 0.8

/** Every note that has a word, by the note's number. */
export type WordMatches = ReadonlyMap<number, WordMatch>

/** Finds the notes that have one of the terms that stand for a word. */
export async function matchWord(
  indexes: FieldIndexes,
  alternatives: readonly Alternative[],
): Promise<WordMatches> {
  const matches = new Map<number, WordMatch>()
  for (const [term, alternative] of alternatives.entries()) {
    for (const field of fields)
      addSlots(matches, field, await indexes.find(field, alternative.key), alternative, term)
  }
  for (const match of matches.values()) match.score = Math.max(match.score, match.current)
  return matches
}

function addSlots(
  matches: Map<number, WordMatch>,
  field: Field,
  slots: Slots,
  { weight, isRelated }: Alternative,
  term: number,
): void {
  if (field === 'filters') return
  for (const [slot, ids] of slots.entries()) {
    if (ids === undefined) continue
    const score = weight * boosts[field] * impactOf(field, slot)
    for (const id of ids) {
      const match = addPlace(matches, field, id, slot, score, term)
      if (field === 'title') match.titleShare = Math.max(match.titleShare, isRelated ? relatedShare : 1)
    }
  }
}

function addPlace(
  matches: Map<number, WordMatch>,
  field: Field,
  id: SectionId,
  slot: number,
  score: number,
  term: number,
): WordMatch {
  const number = noteOf(id)
  let match = matches.get(number)
  if (match === undefined) {
    match = {
      score: 0,
      current: 0,
      term,
      section: -1,
      sectionScore: 0,
      furtherSections: undefined,
      titleLength: 0,
      titleShare: 0,
      isInAlias: false,
      headingSection: -1,
    }
    matches.set(number, match)
  }
  if (match.term !== term) {
    match.score = Math.max(match.score, match.current)
    match.current = 0
    match.term = term
  }
  // The best place counts whole, each further one a little.
  match.current = score > match.current ? score + match.current * 0.1 : match.current + score * 0.1
  if (field === 'title') match.titleLength = slot + 1
  else if (field === 'aliases') match.isInAlias = true
  else if (field === 'headings' || field === 'text') {
    addSection(match, id, score)
    if (field === 'headings' && match.headingSection < 0) match.headingSection = id
  }
  return match
}

/** Of the heading and the text of a section, the one that has the word better counts. */
function addSection(match: WordMatch, id: SectionId, score: number): void {
  if (match.section < 0 || match.section === id) {
    match.section = id
    match.sectionScore = Math.max(match.sectionScore, score)
    return
  }
  match.furtherSections ??= new Map()
  const known = match.furtherSections.get(id)
  if (known === undefined || score > known) match.furtherSections.set(id, score)
}
