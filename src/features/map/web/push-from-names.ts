import type { RegionData } from '../files/map-data.ts'
import { reachTowards } from './coast-reach.ts'
import type { PlacedLabel } from './map-label.ts'
import type { MapPlace } from './map-place.ts'

/** How far around a name marks are pushed, in halves of its height, and aside, in halves of its width. */
const reach = { down: 2.8, aside: 1.3 }

/** Pixels between a name and the marks that were pushed from under it. */
const clearance = 5

/** Part of the way to its coast within which a region's marks stay. */
const ashore = 0.93

/**
 * Where a mark of a region is drawn, so that the region's name does not cover it: pushed up or down, less the farther it was
 * from the name, such that marks keep their order. It depends on its own place alone, and where there is no room on the land
 * it stays. `label` is the name, at the scale from which on it is written.
 */
export function pushFromName(place: MapPlace, region: RegionData, label: PlacedLabel | undefined): MapPlace {
  if (label === undefined || label.shownFrom >= label.to) return place
  const scale = Math.max(label.due, label.shownFrom)
  const middle = { x: region.x + label.aside / scale, y: region.y - label.below / scale }
  const half = { width: label.width / 2 / scale, height: (label.height / 2 + clearance) / scale }
  const [dx, dy] = [place.x - middle.x, place.y - middle.y]
  const beside = (half.width * reach.aside - Math.abs(dx)) / (half.width * (reach.aside - 1))
  const high = half.height * Math.max(0, Math.min(1, beside))
  const far = half.height * reach.down
  if (high === 0 || Math.abs(dy) >= far) return place
  const pushed = {
    x: place.x,
    y: middle.y + (dy < 0 ? -1 : 1) * (high + (Math.abs(dy) * (far - high)) / far),
  }
  const out = Math.hypot(pushed.x - region.x, pushed.y - region.y)
  return out < reachTowards(region, pushed) * ashore ? pushed : place
}
