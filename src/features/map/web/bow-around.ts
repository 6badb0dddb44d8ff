import { usualBow } from './draw-routes.ts'
import type { MapPlace } from './map-place.ts'

/** A mark that a line should not run through, with the room it wants, in the map's units. */
export interface Obstacle extends MapPlace {
  readonly reach: number
}

/** Bows to choose from, the flattest first, to either side. */
const bows = [usualBow, 0.2, 0.3, 0.42, 0.55, 0.7].flatMap((bow) => [bow, -bow])

/** Places along a line that are looked at. */
const samples = 28

/**
 * How far each line of a way is to be bowed so that it runs around other marks: for each the flattest bow that meets none, else
 * the one that meets the fewest. Ends of a line are no obstacles to it.
 */
export function bowAround(points: readonly MapPlace[], obstacles: readonly Obstacle[]): readonly number[] {
  return points.slice(1).map((to, i) => {
    const from = points[i]!
    const near = obstaclesNear(from, to, obstacles)
    let best = usualBow
    let least = Number.POSITIVE_INFINITY
    for (const bow of bows) {
      const met = countMet(from, to, bow, near)
      if (met >= least) continue
      best = bow
      least = met
      if (met === 0) break
    }
    return best
  })
}

/** Those that any bow may meet, without the ends. */
function obstaclesNear(from: MapPlace, to: MapPlace, obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const far = Math.hypot(to.x - from.x, to.y - from.y)
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const isEnd = (at: MapPlace): boolean =>
    [from, to].some((end) => Math.hypot(at.x - end.x, at.y - end.y) < far * 1e-6)
  return obstacles.filter((at) => Math.hypot(at.x - x, at.y - y) < far + at.reach && !isEnd(at))
}

function countMet(from: MapPlace, to: MapPlace, bow: number, obstacles: readonly Obstacle[]): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  // On the screen y grows downwards: a bow to the left there is one to the right here.
  const [cx, cy] = [from.x + dx / 2 + dy * bow, from.y + dy / 2 - dx * bow]
  const line = Array.from({ length: samples }, (_, k) => {
    const t = (k + 1) / (samples + 1)
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2]
    return { x: a * from.x + b * cx + c * to.x, y: a * from.y + b * cy + c * to.y }
  })
  return obstacles.filter(({ x, y, reach }) => line.some((at) => Math.hypot(at.x - x, at.y - y) < reach))
    .length
}
