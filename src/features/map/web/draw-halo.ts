import { type Projection, project } from './draw-coasts.ts'
import { fadeColor, type MapColors } from './map-colors.ts'
import type { MapPlace } from './map-place.ts'
import type { Drawing } from './svg-drawing.ts'

/** A ring of light around a note. */
export interface Halo extends MapPlace {
  /** Pixels of its mark when the whole map is in view. */
  readonly size: number
}

/** Draws a halo around a mark of some pixels: a wide pale ring, and a narrow one in the theme's accent inside it. */
export function drawHalo(
  drawing: Drawing,
  at: Projection,
  { x, y }: MapPlace,
  size: number,
  { accent }: MapColors,
): void {
  const [px, py] = project(x, y, at)
  const reach = size + 6
  for (const [far, width, strength] of [
    [reach + 4, 8, 0.22],
    [reach, 2.5, 1],
  ] as const) {
    drawing.beginPath()
    drawing.arc(px, py, far, 0, 2 * Math.PI)
    drawing.strokeStyle = fadeColor(accent, strength)
    drawing.lineWidth = width
    drawing.stroke()
  }
}
