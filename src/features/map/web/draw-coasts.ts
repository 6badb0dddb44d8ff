import type { MapOverview, RegionData } from '../files/map-data.ts'
import { fadeColor, type MapColors, mixColors } from './map-colors.ts'
import type { Drawing } from './svg-drawing.ts'

/** Where the map's units are on the screen: a place is at `x + place.x * scale`, `y - place.y * scale`. */
export interface Projection {
  readonly scale: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How much of a region is drawn, and how strongly coasts and ties are beside what is picked out. */
interface LandLook {
  readonly shareOf: (region: RegionData) => number
  readonly strength: number
}

/** Draws regions as land: filled, with a coast, and a second fainter line in the water as on old maps. */
export function drawCoasts(
  context: Drawing,
  at: Projection,
  regions: readonly RegionData[],
  colors: MapColors,
  { shareOf, strength: all }: LandLook,
): void {
  context.lineJoin = 'round'
  for (const region of regions) {
    const size = region.radius * at.scale
    if (size < 5 || !isInView(region, at)) continue
    const isTop = region.parent < 0
    // Inner regions come out as the reader comes nearer.
    const presence = isTop ? 1 : Math.min(1, Math.max(0, (size - 14) / 30))
    const share = shareOf(region)
    if (presence === 0) continue
    const hue = colors.topics[region.hue]!
    traceCoast(context, region, at)
    const strength = all * presence * (0.25 + 0.75 * share)
    if (isTop) {
      context.strokeStyle = fadeColor(hue, 0.16 * strength)
      context.lineWidth = 7
      context.stroke()
      // The ground itself stays: it tells where what is picked out lies.
      const ground = (colors.isDark ? 0.13 : 0.085) * (0.3 + 0.7 * share) * (0.4 + 0.6 * all)
      context.fillStyle = mixColors(colors.paper, hue, ground)
      context.fill()
      context.strokeStyle = fadeColor(hue, 0.62 * strength)
      context.lineWidth = 1.1
      context.stroke()
    } else {
      context.fillStyle = fadeColor(hue, (colors.isDark ? 0.07 : 0.055) * strength)
      context.fill()
      context.strokeStyle = fadeColor(hue, 0.3 * strength)
      context.lineWidth = 0.8
      context.stroke()
    }
  }
}

/** The bundles of ties between regions; they fade as the reader comes near what they join. */
export function drawTies(
  context: Drawing,
  at: Projection,
  { regions, ties }: MapOverview,
  colors: MapColors,
  { shareOf, strength: all }: LandLook,
): void {
  const most = new Map<number, number>()
  for (const { a, links } of ties) {
    const { parent } = regions[a]!
    most.set(parent, Math.max(most.get(parent) ?? 1, links))
  }
  context.lineCap = 'round'
  for (const { a, b, links } of ties) {
    const [from, to] = [regions[a]!, regions[b]!]
    const smaller = Math.min(from.radius, to.radius) * at.scale
    // Inside a region they come when the reader has come to it.
    const around = from.parent < 0 ? undefined : regions[from.parent]
    const near = around === undefined ? 1 : Math.min(1, (around.radius * at.scale - 230) / 120)
    const presence = near * Math.min(1, (smaller - 8) / 14) * Math.min(1, Math.max(0, (320 - smaller) / 160))
    const strength = Math.sqrt(links / most.get(from.parent)!)
    if (presence <= 0 || strength < 0.12 || (!isInView(from, at) && !isInView(to, at))) continue
    const [ax, ay] = project(from.x, from.y, at)
    const [bx, by] = project(to.x, to.y, at)
    // Bent towards the middle of what is around, so that bundles that go the same way run together.
    const [mx, my] = project(around?.x ?? 0, around?.y ?? 0, at)
    const share = Math.min(shareOf(from), shareOf(to))
    const weight = around === undefined ? 1 : 0.55
    context.strokeStyle = fadeColor(colors.ink, 0.16 * all * weight * presence * strength * share)
    context.lineWidth = 0.8 + 4.2 * weight * strength * Math.min(1, smaller / 40)
    context.beginPath()
    context.moveTo(ax, ay)
    context.quadraticCurveTo((ax + bx) * 0.36 + mx * 0.28, (ay + by) * 0.36 + my * 0.28, bx, by)
    context.stroke()
  }
}

/** Begins a closed line through a coast's points, round at each (Catmull-Rom as Bézier curves). */
function traceCoast(drawing: Drawing, region: RegionData, at: Projection): void {
  const { coast, radius } = region
  const points = coast.map((reach, k) => {
    const angle = (2 * Math.PI * k) / coast.length
    const far = radius * reach
    return project(region.x + far * Math.cos(angle), region.y + far * Math.sin(angle), at)
  })
  const count = points.length
  drawing.beginPath()
  drawing.moveTo(points[0]![0], points[0]![1])
  for (let k = 0; k < count; k++) {
    const [before, from] = [points[(k + count - 1) % count]!, points[k]!]
    const [to, after] = [points[(k + 1) % count]!, points[(k + 2) % count]!]
    drawing.bezierCurveTo(
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
      to[0],
      to[1],
    )
  }
  drawing.closePath()
}

/** Where a place is on the screen. */
export function project(x: number, y: number, at: Projection): readonly [number, number] {
  return [at.x + x * at.scale, at.y - y * at.scale]
}

/** Whether any of a region may be seen. */
export function isInView({ x, y, radius }: Pick<RegionData, 'x' | 'y' | 'radius'>, at: Projection): boolean {
  const [px, py] = project(x, y, at)
  const reach = radius * at.scale
  return px + reach > 0 && py + reach > 0 && px - reach < at.width && py - reach < at.height
}
