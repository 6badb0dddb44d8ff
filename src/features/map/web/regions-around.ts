import type { RegionData } from '../files/map-data.ts'
import { findRegion } from './find-region.ts'

/** All regions around a place that are larger than so many of the map's units, the outermost first. */
export function regionsAround(
  regions: readonly RegionData[],
  place: { readonly x: number; readonly y: number },
  leastRadius: number,
): readonly RegionData[] {
  const around: RegionData[] = []
  for (let at = findRegion(regions, place, leastRadius); at !== undefined; at = regions[at.parent])
    around.unshift(at)
  return around
}
