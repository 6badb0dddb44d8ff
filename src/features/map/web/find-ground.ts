import type { RegionData } from '../files/map-data.ts'
import { reachTowards } from './coast-reach.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapPlace } from './map-place.ts'
import { findLeast } from './step-towards.ts'

/** What of a map is looked through for ground, and what of it is not hidden. */
export interface GroundSource extends Pick<MapNotes, 'regions' | 'tiles' | 'pathOf'> {
  isRegionThere(region: RegionData): boolean
  isNoteThere(id: string): boolean
}

/** Pixels around a pointer within which a reader sees that something is there. */
const sight = 48

/** Radius in pixels from which on an inner region can be told from its surroundings. */
const seenFrom = 14

/** How far inside a coast its ground is, in parts of the way from the middle. */
const ashore = 0.85

/**
 * The place itself where something stands on it or close by, else the nearest place where something does: on the land of a
 * region, or at a note. So whoever comes nearer there does not end where nothing is. `scale` is in pixels per unit.
 */
export function findGround(source: GroundSource, from: MapPlace, scale: number): MapPlace {
  const { regions } = source
  let place = from
  let around: RegionData | undefined
  for (;;) {
    const inside = regions.filter(
      (region) =>
        regions[region.parent] === around &&
        source.isRegionThere(region) &&
        (around === undefined || region.radius * scale > seenFrom),
    )
    const found = findLeast(inside, (region) => beyondCoast(region, place))
    // Of what is inside no more is known, or seen.
    if (found === undefined)
      return around?.inside === 'nodes' ? nearestNote(source, around, place, scale) : place
    const beyond = beyondCoast(found, place)
    if (beyond > 0 && beyond * scale < sight) return place
    if (beyond > 0) place = goAshore(found, place)
    around = found
  }
}

/** How far outside a region's coast a place is; below 0 on its land. */
function beyondCoast(region: RegionData, { x, y }: MapPlace): number {
  return Math.hypot(x - region.x, y - region.y) - reachTowards(region, { x, y })
}

function goAshore(region: RegionData, place: MapPlace): MapPlace {
  const share = (reachTowards(region, place) * ashore) / Math.hypot(place.x - region.x, place.y - region.y)
  return { x: region.x + (place.x - region.x) * share, y: region.y + (place.y - region.y) * share }
}

function nearestNote(source: GroundSource, leaf: RegionData, place: MapPlace, scale: number): MapPlace {
  const nodes = source.tiles.get(source.pathOf(leaf))?.tile.nodes ?? []
  const there = nodes.filter((_, i) => source.isNoteThere(`${leaf.id}:${i}`))
  const far = ({ x, y }: MapPlace): number => Math.hypot(x - place.x, y - place.y)
  const found = findLeast(there, far)
  return found === undefined || far(found) * scale < sight ? place : { x: found.x, y: found.y }
}
