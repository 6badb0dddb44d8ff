import { memoByObject } from '../../../model/memo-by-object.ts'
import type { RegionData } from '../files/map-data.ts'
import type { MapPlace } from './map-place.ts'

type Land = Pick<RegionData, 'x' | 'y' | 'radius' | 'coast'>

/** From the middle of a region to its coast in the direction of a place, in the map's units. */
export function reachTowards({ x, y, radius, coast }: Land, place: MapPlace): number {
  const turn = (Math.atan2(place.y - y, place.x - x) / (2 * Math.PI) + 1) * coast.length
  const [before, share] = [Math.floor(turn), turn % 1]
  const [from, to] = [coast[before % coast.length]!, coast[(before + 1) % coast.length]!]
  return radius * (from + (to - from) * share)
}

/** A box in pixels beside a place. */
interface PixelBox extends MapPlace {
  readonly width: number
  readonly height: number
  readonly aside: number
  readonly below: number
}

/** Scales that are tried, in parts of `due`: from half of it on, an eighth more each time; `due` is one of them. */
const tried = Array.from({ length: 44 }, (_, k) => 1.12 ** (k - 6))

/** The scale from which on a box does not cross a region's coast; `due` is that of the whole map. */
export function insideFrom(region: Land, box: PixelBox, due: number): number {
  const found = tried.find((part) => isInside(region, box, due * part))
  return due * (found ?? tried.at(-1)!)
}

function isInside(region: Land, { x, y, width, height, aside, below }: PixelBox, scale: number): boolean {
  const { nearest, furthest } = reachesOf(region)
  const [middle, down] = [x + aside / scale, y - below / scale]
  for (let across = -0.5; across <= 0.5; across += 0.5)
    for (let up = -0.5; up <= 0.5; up++) {
      const corner = { x: middle + (across * width) / scale, y: down + (up * height) / scale }
      const away = Math.hypot(corner.x - region.x, corner.y - region.y)
      // Most corners are far from the coast on either side, and need no look at its course.
      if (away >= furthest || (away >= nearest && away >= reachTowards(region, corner))) return false
    }
  return true
}

/** How near to a region's middle its coast comes, and how far it goes, in the map's units; a hair to the safe side. */
const reachesOf = memoByObject(({ radius, coast }: Land) => ({
  nearest: radius * Math.min(...coast) * (1 - 1e-9),
  furthest: radius * Math.max(...coast) * (1 + 1e-9),
}))
