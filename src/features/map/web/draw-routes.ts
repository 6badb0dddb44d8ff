import { type Projection, project } from './draw-coasts.ts'
import type { TypeScale } from './label-type.ts'
import { fadeColor, type MapColors } from './map-colors.ts'
import type { MapPlace } from './map-place.ts'
import type { Drawing } from './svg-drawing.ts'

/** Lines that are lit: the links of a note, or a way from one to another. */
export interface Route {
  readonly points: readonly MapPlace[]
  /** `links` are thin and many, a `way` is one thick line with a number at each stop. */
  readonly kind: 'links' | 'way'
  /** How far each line of a way is bowed, in parts of its length; see `bowAround`. */
  readonly bows?: readonly number[]
}

/** How far a line is bowed that has nothing to go around. */
export const usualBow = 0.12

/** Pixels of the disc that has a stop's number. */
const stopSize = 10

/** Draws what is lit below the nodes. A route of links begins at its first point each time. */
export function drawRoutes(
  context: Drawing,
  at: Projection,
  routes: readonly Route[],
  colors: MapColors,
): void {
  context.lineCap = 'round'
  for (const { points, kind, bows } of routes) {
    const [first, ...rest] = points.map(({ x, y }) => project(x, y, at))
    if (first === undefined) continue
    context.strokeStyle = fadeColor(
      colors.accent,
      kind === 'links' ? Math.max(0.18, Math.min(0.6, 12 / rest.length)) : 0.85,
    )
    context.lineWidth = kind === 'links' ? 1.2 : 3
    context.beginPath()
    let from = first
    for (const [i, to] of rest.entries()) {
      const bow = bows?.[i] ?? usualBow
      context.moveTo(...from)
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      context.quadraticCurveTo(from[0] + dx / 2 - dy * bow, from[1] + dy / 2 + dx * bow, to[0], to[1])
      if (kind !== 'links') from = to
    }
    context.stroke()
  }
}

/** Draws the numbers of a way's stops above their marks. */
export function drawStops(
  context: Drawing,
  at: Projection,
  routes: readonly Route[],
  { accent, paper }: MapColors,
  { faces }: TypeScale,
): void {
  const stops = routes.flatMap(({ kind, points }) => (kind === 'way' ? points : []))
  for (const [i, stop] of stops.entries()) {
    const [x, y] = project(stop.x, stop.y, at)
    context.beginPath()
    context.arc(x, y, stopSize, 0, 2 * Math.PI)
    context.fillStyle = accent
    context.fill()
    context.strokeStyle = paper
    context.lineWidth = 1.5
    context.stroke()
    context.fillStyle = paper
    context.font = `650 11px ${faces.node}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.direction = 'ltr'
    context.fillText(String(i + 1), x, y)
  }
}
