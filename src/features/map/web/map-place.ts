/** In the map's units. */
export interface MapPlace {
  readonly x: number
  readonly y: number
}

/** Where a reader is: the middle of the view in the map's units, and how many units are across its shorter side. */
export interface MapCamera extends MapPlace {
  readonly span: number
}
