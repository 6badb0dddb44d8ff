/** A name to be written on the map: where, how large, and from how near. */
export interface MapLabel {
  readonly id: string
  readonly text: string
  /** What stands below a region's name in small letters: how many notes it has; empty for nothing. */
  readonly count: string
  /** In the map's units. */
  readonly x: number
  readonly y: number
  /** Box of the text in pixels, and where its middle is beside the place; y grows downwards. */
  readonly width: number
  readonly height: number
  readonly aside: number
  readonly below: number
  /** Where it may stand instead, if it were not there at the scale `due` otherwise. */
  readonly moves: readonly LabelMove[]
  /** The scale of the whole map: what has room there is wholly there. */
  readonly due: number
  /** Pixels per unit between which it may be written at all. */
  readonly from: number
  readonly to: number
  readonly kind: 'region' | 'node'
  readonly level: number
  /** Whose mark stands before the name: place in `mapStages`, -1 for none. */
  readonly stage: number
  /** Type: pixels, weight. */
  readonly size: number
  readonly weight: number
  /** Whose names are counted together, see `createLabelIndex`; empty for nobody's. */
  readonly group: string
}

/** Pixels from a label's place to another one, and the pixels per unit from which on it may stand there. */
export interface LabelMove {
  readonly aside: number
  readonly below: number
  readonly from: number
}

/** A label and the scale from which on there is room for it. */
export interface PlacedLabel extends MapLabel {
  readonly shownFrom: number
}
