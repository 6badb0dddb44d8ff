/** One note as search sees it: plain text by heading, and what filters ask for. */
export interface SearchNote {
  /** Address below the site's base, decoded (`linux/page-cache/`). */
  readonly address: string
  readonly title: string
  readonly aliases: readonly string[]
  /** Without `#`, as written. */
  readonly tags: readonly string[]
  /** Names of the topics that the note belongs to: titles and aliases. */
  readonly topics: readonly string[]
  readonly stage?: string
  /** The language that the note says it is in, or else looks written in, as a tag. */
  readonly lang?: string
  /** How many notes link to it: of equal answers the better known one comes first. */
  readonly linked: number
  /** Never empty: the first is what stands above the first heading. */
  readonly sections: readonly SearchSection[]
}

/** What stands under one heading, down to the next heading of any depth. */
export interface SearchSection {
  /** `''` for what stands above the first heading. */
  readonly heading: string
  /** Element id of the heading on the note's page. */
  readonly slug: string
  /** Plain text, one block a line, without the heading. */
  readonly text: string
}

/** Sections of one note that are told apart; what comes after is counted to the last. */
export const maxSections = 1_024

/** Bits of an id that name the section. */
const sectionBits = 10

/** Number of a section among all of a garden: the note's place in the list, then the section's in the note. */
export type SectionId = number

/** The id of section `section` of note number `note`. */
export function sectionId(note: number, section: number): SectionId {
  return (note << sectionBits) | Math.min(section, maxSections - 1)
}

/** Which note a section belongs to. */
export function noteOf(id: SectionId): number {
  return id >>> sectionBits
}

/** Compares two notes by number: the better known first, then in their order. */
export function byRenown(linked: readonly number[], a: number, b: number): number {
  return linked[b]! - linked[a]! || a - b
}

/** Which of its note's sections it is. */
export function sectionOf(id: SectionId): number {
  return id & (maxSections - 1)
}
