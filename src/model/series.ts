import type { NotePath } from './path.ts'
import type { Range } from './range.ts'
import type { SeriesId } from './series-id.ts'

/** A note's word that it is part of a series. */
export interface SeriesClaim {
  readonly path: NotePath
  /** The property `part`; undefined where it is absent or not a positive whole number. */
  readonly part?: number
  /** Where the note names the series, if it does so with a link. */
  readonly range?: Range
}

/** A part as the series' own note lists it. */
export interface ListedPart {
  /** Undefined where nobody has written the note yet. */
  readonly path?: NotePath
  /** Number in the list, from 1. */
  readonly part: number
  /** The link in the series' note. */
  readonly range: Range
}

/** An ordered set of notes with previous and next. */
export interface Series {
  readonly id: SeriesId
  readonly title: string
  /** The series' own note, where it has one. */
  readonly note?: NotePath
  /** In reading order: by `part`, without one by place in the list, without either by path at the end. */
  readonly parts: readonly NotePath[]
  /** The notes that say that they belong to it; sorted by path. */
  readonly claims: readonly SeriesClaim[]
  /** The notes that the first ordered list of links in the series' own note names, in its order. */
  readonly listed: readonly ListedPart[]
}
