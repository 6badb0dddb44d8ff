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

/** Every note that has a word, by its number. What the word says of one is found out when it is asked for. */
export interface WordMatches {
  readonly size: number
  readonly numbers: readonly number[]
  get(number: number): WordMatch | undefined
  /** Whether a name of the note has the word. */
  isInName(number: number): boolean
  /** Says that of these notes alone more is going to be asked. */
  prepare(numbers: readonly number[]): void
}

/** What a word has before it is looked for. */
export const noMatches: WordMatches = createMatches([], 0)

/** Where one of the terms that stand for a word is. */
interface Places {
  readonly field: Field
  readonly slots: Slots
  readonly alternative: Alternative
  readonly term: number
}

/** Finds the notes that have one of the terms that stand for a word. */
export async function matchWord(
  indexes: FieldIndexes,
  alternatives: readonly Alternative[],
): Promise<WordMatches> {
  const places: Places[] = []
  for (const [term, alternative] of alternatives.entries()) {
    for (const field of fields) {
      if (field === 'filters') continue
      places.push({ field, slots: await indexes.find(field, alternative.key), alternative, term })
    }
  }
  return createMatches(places, indexes.noteCount)
}

function createMatches(places: readonly Places[], noteCount: number): WordMatches {
  const isThere = new Uint8Array(noteCount)
  const numbers: number[] = []
  for (const { slots } of places)
    for (const ids of slots)
      for (const id of ids ?? []) {
        const number = noteOf(id)
        if (isThere[number] === 1) continue
        isThere[number] = 1
        numbers.push(number)
      }
  let names: ReadonlySet<number> | undefined
  let known: ReadonlyMap<number, WordMatch> | undefined
  let isWhole = false
  return {
    size: numbers.length,
    numbers,
    get(number) {
      if (isThere[number] !== 1) return undefined
      const match = known?.get(number)
      if (match !== undefined || isWhole) return match
      known = collectMatches(places)
      isWhole = true
      return known.get(number)
    },
    isInName(number) {
      names ??= new Set(places.flatMap((each) => (isName(each.field) ? numbersOf(each.slots) : [])))
      return names.has(number)
    },
    prepare(wanted) {
      // A word that nearly every note has, beside one that few have: of most notes nothing is asked.
      if (isWhole || wanted.length * 2 > numbers.length) return
      const isWanted = new Uint8Array(noteCount)
      for (const number of wanted) isWanted[number] = 1
      known = collectMatches(places, isWanted)
    },
  }
}

function isName(field: Field): boolean {
  return field === 'title' || field === 'aliases'
}

function numbersOf(slots: Slots): readonly number[] {
  return slots.flatMap((ids) => (ids ?? []).map(noteOf))
}

/** What the word says of each note, or of those that are marked by a 1. */
function collectMatches(places: readonly Places[], isWanted?: Uint8Array): ReadonlyMap<number, WordMatch> {
  const matches = new Map<number, WordMatch>()
  for (const each of places) addSlots(matches, each, isWanted)
  for (const match of matches.values()) match.score = Math.max(match.score, match.current)
  return matches
}

function addSlots(
  matches: Map<number, WordMatch>,
  { field, slots, alternative: { weight, isRelated }, term }: Places,
  isWanted: Uint8Array | undefined,
): void {
  for (const [slot, ids] of slots.entries()) {
    if (ids === undefined) continue
    const score = weight * boosts[field] * impactOf(field, slot)
    for (const id of ids) {
      if (isWanted !== undefined && isWanted[noteOf(id)] !== 1) continue
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
