import { type Projection, project } from './draw-coasts.ts'
import { fadeColor, type MapColors } from './map-colors.ts'
import type { Drawing } from './svg-drawing.ts'

/** Lines that are lit: the links of a note, or a way from one to another. */
export interface Route {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  /** `links` are thin and many, a `way` is one thick line, with a number at each stop where it is ordered. */
  readonly kind: 'links' | 'way' | 'ordered'
}

/** Draws what is lit below the nodes. A route of links begins at its first point each time. */
export function drawRoutes(
  context: Drawing,
  at: Projection,
  routes: readonly Route[],
  colors: MapColors,
): void {
  context.lineCap = 'round'
  for (const { points, kind } of routes) {
    const places = points.map(({ x, y }) => project(x, y, at))
    const [first, ...rest] = places
    if (first === undefined) continue
    context.strokeStyle = fadeColor(
      colors.accent,
      kind === 'links' ? Math.max(0.18, Math.min(0.6, 12 / rest.length)) : 0.85,
    )
    context.lineWidth = kind === 'links' ? 1.2 : 3
    context.beginPath()
    let from = first
    for (const to of rest) {
      context.moveTo(...from)
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      context.quadraticCurveTo(from[0] + dx / 2 - dy * 0.12, from[1] + dy / 2 + dx * 0.12, to[0], to[1])
      if (kind !== 'links') from = to
    }
    context.stroke()
    if (kind === 'links') continue
    for (const [i, [x, y]] of places.entries()) {
      context.beginPath()
      context.arc(x, y, kind === 'ordered' ? 10 : 6, 0, 2 * Math.PI)
      context.fillStyle = colors.accent
      context.fill()
      if (kind !== 'ordered') continue
      context.fillStyle = colors.paper
      context.font = '600 11px "Hortus Sans", system-ui, sans-serif'
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      context.fillText(String(i + 1), x, y)
    }
  }
}
