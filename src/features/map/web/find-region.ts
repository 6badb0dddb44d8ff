import type { RegionData } from '../files/map-data.ts'

/** The innermost region around a place that is larger than so many of the map's units. */
export function findRegion(
  regions: readonly RegionData[],
  { x, y }: { readonly x: number; readonly y: number },
  leastRadius: number,
): RegionData | undefined {
  return regions
    .filter((region) => Math.hypot(region.x - x, region.y - y) < region.radius)
    .sort((a, b) => a.radius - b.radius)
    .find(({ radius }) => radius > leastRadius)
}
