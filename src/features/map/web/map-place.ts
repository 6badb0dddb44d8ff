/** In the map's units. */
export interface MapPlace {
  readonly x: number
  readonly y: number
}

/** Where a reader is: the middle of the view in the map's units, and how many units are across its shorter side. */
export interface MapCamera extends MapPlace {
  readonly span: number
}

/** Pixels of the picture that panels cover, from each of its sides. */
export interface MapInsets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Where nothing covers the picture. */
export const noInsets: MapInsets = { top: 0, right: 0, bottom: 0, left: 0 }
