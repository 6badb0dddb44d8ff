import type { SectionId } from '../search-note.ts'
import type { Field } from './fields.ts'

/** Ids by slot, the best first: what FlexSearch keeps under a term and what its resolver joins. Slots may be empty. */
export type Slots = readonly (readonly SectionId[] | undefined)[]

/** All that is known of one term of the index. */
export interface TermRecord {
  readonly key: string
  /** How many notes have it; of a prefix that many words share, how many are kept. */
  readonly noteCount: number
  readonly slotsByField: Readonly<Partial<Record<Field, Slots>>>
}

/** The end of the key under which the best notes of all words with a prefix are kept; no word has it. */
export const prefixMark = '*'

/** A section as a result shows it. */
export interface SectionDocument {
  readonly id: SectionId
  readonly title: string
  readonly address: string
  /** `''` above the first heading. */
  readonly heading: string
  readonly slug: string
  /** The section's text, or the part of it around the match. */
  readonly text: string
}
