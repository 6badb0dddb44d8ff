import type { MapCamera, MapPlace } from './map-place.ts'

/** What is out of sight comes in by so much at a time, and so far; in halves of the view. */
const step = 0.6
const within = 0.8

/**
 * A view that is `factor` times as near, with `ground` where it was on the screen; if that was outside, it comes towards the
 * view. `reach` is half the view's width and height in the map's units, before.
 */
export function comeNearer(
  { x, y, span }: MapCamera,
  ground: MapPlace,
  factor: number,
  reach: MapPlace,
): MapCamera {
  const along = (from: number, to: number, half: number): number => {
    const share = (to - from) / half
    const shown = Math.abs(share) <= 1 ? share : Math.sign(share) * Math.max(within, Math.abs(share) - step)
    return to - (shown * half) / factor
  }
  return { x: along(x, ground.x, reach.x), y: along(y, ground.y, reach.y), span: span / factor }
}
