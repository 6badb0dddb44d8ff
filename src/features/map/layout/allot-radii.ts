import type { KnownPlaces } from '../map-file.ts'
import type { MapHierarchy } from '../regions/map-region.ts'

/** How large everything is drawn, in units in which a note without links has radius 1. */
export interface MapRadii {
  /** Of the whole map. */
  readonly garden: number
  /** By region and by node. */
  readonly regions: Float64Array
  readonly nodes: Float64Array
}

/** Share of a disc that what stands in it covers: in regions of nodes, in regions of regions. */
const density = { nodes: 0.36, regions: 0.66 }

/**
 * What a region gets beyond its need, so that growing a little moves nobody, and how much too large it may stay. What
 * holds many others grows evenly with them and gets little: its growth moves everything around it.
 */
const slack = { nodes: 1.04, regions: 1.008, kept: 1.4 }

/**
 * The whole map grows before it is full: that moves nothing, where a region that grows among others without room would
 * push them around it.
 */
const leastRoom = 1.025

/** Rounds to what the file of the map keeps of a region's place. */
export function roundPlace(value: number): number {
  return Math.round(value * 10) / 10
}

/** Gives every region a disc that has room for what is in it: the size it had in `known` as long as that fits. */
export function allotRadii(
  { regions }: MapHierarchy,
  degrees: ArrayLike<number>,
  known: KnownPlaces | undefined,
): MapRadii {
  const nodes = Float64Array.from(degrees, (degree) => 1 + 0.3 * Math.log(1 + degree))
  const radii = new Float64Array(regions.length)
  let topArea = 0
  for (let i = regions.length - 1; i >= 0; i--) {
    const region = regions[i]!
    let area = 0
    let largest = 0
    for (const node of region.nodes) area += nodes[node]! ** 2
    for (const child of region.regions) {
      area += radii[child]! ** 2
      largest = Math.max(largest, radii[child]!)
    }
    const share = region.nodes.length > 0 ? density.nodes : density.regions
    const need = Math.max(Math.sqrt(area / share), largest * 1.02)
    const given = region.nodes.length > 0 ? slack.nodes : slack.regions
    radii[i] = allot(need, given, known?.regions.get(region.id)?.radius)
    if (region.parent < 0) topArea += radii[i]! ** 2
  }
  return {
    garden: allot(Math.max(1, Math.sqrt(topArea / density.regions)), slack.nodes, known?.radius, leastRoom),
    regions: radii,
    nodes,
  }
}

function allot(need: number, given: number, before: number | undefined, least = 1): number {
  const fits = before !== undefined && before >= need * least && before <= need * slack.kept
  return fits ? before : roundPlace(need * given + 0.05)
}
