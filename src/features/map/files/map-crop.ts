/** What leads from or to a note, as its crop of the map shows it. */
type CropEnd = readonly [
  title: string,
  /** Below the site's base; empty for what has no page. */
  address: string,
  /** From the note, in tenths of the map's unit, y growing upwards. */
  x: number,
  y: number,
  /** Place in `mapKinds`. */
  kind: number,
  /** 0 to 9. */
  hue: number,
]

/**
 * The part of the map around one note, whole in itself: what a note's page shows costs the same in a garden of any size.
 * It also says where the note is.
 */
export interface MapCrop {
  readonly address: string
  readonly title: string
  /** Its leaf region, as the map's data name it, and its place among the nodes there. */
  readonly region: string
  readonly place: number
  readonly hue: number
  /** The land it stands on: the middle from the note, the radius, both in tenths of a unit, and the coast in hundredths of the radius. */
  readonly land: readonly [x: number, y: number, radius: number, coast: readonly number[]]
  /** At most {@link mostCropEnds}, those that matter most first. */
  readonly ends: readonly CropEnd[]
}

/** Ends of links that a crop has room for. */
export const mostCropEnds = 16

/** Content of `crops.json`: over how many files the crops are spread, by `shardOf` their address, and when they changed. */
export interface CropIndex {
  readonly shards: number
  readonly version: string
}
