import type { RegionData } from '../files/map-data.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapPlace } from './map-place.ts'
import type { MapNote } from './map-state.ts'
import { findLeast } from './step-towards.ts'

/** The shown note that is nearest to a place, in the region nearest to it; brings what is not here yet. */
export async function findFirstNote(
  notes: MapNotes,
  { x, y }: MapPlace,
  isShown: (note: MapNote) => boolean,
  isRegionShown: (region: RegionData) => boolean,
): Promise<MapNote | undefined> {
  const nearest = (regions: readonly RegionData[]): RegionData | undefined =>
    findLeast(
      regions.filter(isRegionShown),
      (region) => Math.hypot(region.x - x, region.y - y) - region.radius,
    )
  let around = nearest(notes.regions.filter(({ parent }) => parent < 0))
  while (around !== undefined && around.inside !== 'nodes') {
    const { inside } = around
    const known = notes.regions.filter(({ parent }) => notes.regions[parent] === around)
    around = nearest(inside === 'regions' ? await notes.loadInside(around) : known)
  }
  if (around === undefined) return undefined
  const found = (await notes.loadTile(notes.pathOf(around))).filter(isShown)
  return findLeast(found, ({ data }) => Math.hypot(data.x - x, data.y - y))
}
