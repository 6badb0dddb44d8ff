import type { DatedLink, Href, NoteLink, PageLink } from './page-link.ts'

/** What a table of notes tells of each, and can be sorted by; in the order of its columns. */
export type NoteColumn = 'title' | 'topic' | 'stage' | 'planted' | 'tended' | 'links' | 'words'

/** Every column, in order. */
export const noteColumns: readonly NoteColumn[] = [
  'title',
  'topic',
  'stage',
  'planted',
  'tended',
  'links',
  'words',
]

/** Notes that one page of the table shows, and one file of its data holds. */
export const notesPerPage = 200
export const notesPerFile = 400

/** One note in the table. Days are `YYYY-MM-DD`. */
export interface NoteRow extends NoteLink {
  readonly topic?: PageLink
  readonly planted?: string
  readonly tended?: string
  /** Notes that link to it. */
  readonly links: number
  readonly words: number
}

/** One page of the table of all notes, sorted by title. */
export interface NoteTable {
  /** Notes of the garden. */
  readonly total: number
  readonly rows: readonly NoteRow[]
  /** Columns that any note of the garden has something in, with how many have nothing. */
  readonly columns: readonly { readonly column: NoteColumn; readonly missing: number }[]
  /** This page, from 1, and the addresses of all. */
  readonly part: number
  readonly parts: readonly Href[]
  /** Where titles with a letter begin, if there are not too many letters. */
  readonly letters: readonly PageLink[]
  /** Folder of the files by which a script sorts; absent where this page has every note. */
  readonly files?: Href
}

/** A file of the table's data: rows sorted by one column, as tuples, because there are many. */
export interface NoteTableFile {
  readonly topics: readonly (readonly [title: string, href: string])[]
  readonly rows: readonly NoteTableTuple[]
}

/** A {@link NoteRow}: `topic` by its place among the file's topics, -1 for none; `''` for no stage and no day. */
export type NoteTableTuple = readonly [
  title: string,
  href: string,
  topic: number,
  stage: string,
  planted: string,
  tended: string,
  links: number,
  words: number,
]

/** When the garden's notes were planted and tended. */
export interface GardenGrowth {
  readonly notes: number
  /** Notes whose day of planting is known, and changes that were counted. */
  readonly dated: number
  readonly changes: number
  /** How long each period is. */
  readonly unit: 'month' | 'quarter' | 'year'
  /** Without gaps, the oldest first; a bounded number. */
  readonly periods: readonly GrowthPeriod[]
  /** What the numbers of a period's `byTopic` count: topics, those with the most notes first, then all others. */
  readonly topics: readonly (PageLink | undefined)[]
  readonly plantedLast: readonly DatedLink[]
  readonly tendedLast: readonly DatedLink[]
  /** Notes that were changed most often. */
  readonly tendedMost: readonly (NoteLink & { readonly changes: number })[]
}

/** What happened in one period. */
export interface GrowthPeriod {
  /** Its first day. */
  readonly start: string
  /** Notes planted, by topic. */
  readonly byTopic: readonly number[]
  readonly planted: number
  /** Notes whose last change was in it. */
  readonly tended: number
}
