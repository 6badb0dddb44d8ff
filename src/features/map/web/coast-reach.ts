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
  const [middle, down] = [x + aside / scale, y - below / scale]
  return [-0.5, 0, 0.5].every((across) =>
    [-0.5, 0.5].every((up) => {
      const corner = { x: middle + (across * width) / scale, y: down + (up * height) / scale }
      return Math.hypot(corner.x - region.x, corner.y - region.y) < reachTowards(region, corner)
    }),
  )
}
