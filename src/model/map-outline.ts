import type { NoteLink } from './page-link.ts'

/** A region of the map's top level. Places are in the map's units, y growing upwards. */
export interface OutlineRegion<Mark> {
  readonly id: string
  readonly name: string
  /** 0 to 9: which of the colours of topics. */
  readonly hue: number
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Reach in directions evenly around, from the right towards growing y, in parts of the radius. */
  readonly coast: readonly number[]
  /** How many notes are in it. */
  readonly notes: number
  /** Those that matter most, the first first; few. */
  readonly marks: readonly Mark[]
}

/** Two regions that many links join, by their places in the list. */
interface OutlineTie {
  readonly a: number
  readonly b: number
  readonly links: number
}

/** A map from afar: all that its page shows before any script runs. It does not grow with the garden. */
export interface MapOutline<Mark> {
  readonly radius: number
  readonly notes: number
  readonly links: number
  /** The largest first. */
  readonly regions: readonly OutlineRegion<Mark>[]
  readonly ties: readonly OutlineTie[]
  /** Changes with the file that browsers load first; empty where there is none. */
  readonly version: string
}

/** An outline whose notes are known by their paths. */
export type NoteOutline = MapOutline<string>

/** An outline whose notes are links. */
export type LinkedOutline = MapOutline<NoteLink>

/** The outline of a garden that has no map yet. */
export const emptyOutline: NoteOutline = { radius: 1, notes: 0, links: 0, regions: [], ties: [], version: '' }
