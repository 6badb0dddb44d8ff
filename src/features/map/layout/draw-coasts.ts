import { hashText } from '../../../model/hash-text.ts'
import { createSeededRandom } from '../../../model/seeded-random.ts'
import type { MapHierarchy } from '../regions/map-region.ts'
import type { MapLayout } from './layout-map.ts'

/** Directions in which a coast is measured, evenly around from the right, towards growing y. */
const coastDirections = 32

/** What a note keeps between itself and the coast, in its own radii. */
const shore = 2.2

/**
 * The outline of each region: how far it reaches in each of {@link coastDirections}, in parts of its radius. It goes
 * around what is inside, is rounded like a coast, and stays in the region's disc, so that no two ever meet.
 */
export function drawCoasts({ regions }: MapHierarchy, layout: MapLayout): readonly Float64Array[] {
  const { radii, regionX, regionY, nodeX, nodeY } = layout
  return regions.map((region, i) => {
    const size = radii.regions[i]!
    const reach = new Float64Array(coastDirections).fill(0.3)
    for (const node of region.nodes)
      cover(reach, nodeX[node]!, nodeY[node]!, (radii.nodes[node]! * shore) / size)
    for (const child of region.regions)
      cover(
        reach,
        (regionX[child]! - regionX[i]!) / size,
        (regionY[child]! - regionY[i]!) / size,
        (radii.regions[child]! * 1.03) / size,
      )
    return round(reach, createSeededRandom(hashText(region.id)))
  })
}

const turns = Array.from({ length: coastDirections }, (_, k) => (2 * Math.PI * k) / coastDirections)
const cosines = Float64Array.from(turns, Math.cos)
const sines = Float64Array.from(turns, Math.sin)

/** Widens the coast around a disc: along each ray the far side of the disc, or its nearest point where the ray passes by. */
function cover(reach: Float64Array, x: number, y: number, radius: number): void {
  for (let k = 0; k < reach.length; k++) {
    const aside = x * sines[k]! - y * cosines[k]!
    const along = x * cosines[k]! + y * sines[k]!
    if (Math.abs(aside) >= radius) continue
    const to = along + Math.sqrt(radius * radius - aside * aside)
    if (to > reach[k]!) reach[k] = to
  }
}

function round(reach: Float64Array, random: () => number): Float64Array {
  const count = reach.length
  // Bays are filled before corners are cut, so that what is inside stays inside.
  let line: Float64Array = Float64Array.from(reach, (value, k) =>
    Math.max(value, 0.86 * Math.max(reach[(k + 1) % count]!, reach[(k + count - 1) % count]!)),
  )
  for (let pass = 0; pass < 2; pass++) {
    const before = line
    line = Float64Array.from(before, (value, k) => {
      const mean = (before[(k + 1) % count]! + 2 * value + before[(k + count - 1) % count]!) / 4
      return 0.35 * Math.max(value, mean) + 0.65 * mean
    })
  }
  return line.map((value) => Math.min(1, value + 0.02 + 0.03 * random()))
}
