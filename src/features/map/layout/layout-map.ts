import { hashText } from '../../../model/hash-text.ts'
import { createSeededRandom } from '../../../model/seeded-random.ts'
import type { Adjacency } from '../graph/adjacency.ts'
import type { KnownPlaces, KnownPoint } from '../map-file.ts'
import { digestRegion } from '../regions/digest-region.ts'
import type { MapHierarchy } from '../regions/map-region.ts'
import type { NodeNames } from '../regions/node-names.ts'
import { ancestorsByDepth, collectRegionTies, type RegionTies } from '../regions/region-ties.ts'
import { allotRadii, type MapRadii, roundPlace } from './allot-radii.ts'
import { type DiscProblem, type Positions, placeInDisc } from './place-in-disc.ts'
import { separateDiscs } from './separate-discs.ts'

/** Where everything is; the garden's centre is the origin. */
export interface MapLayout {
  readonly radii: MapRadii
  /** Of regions by their place in the hierarchy. */
  readonly regionX: Float64Array
  readonly regionY: Float64Array
  /** Of nodes: from the centre of their leaf, in parts of its radius. */
  readonly nodeX: Float64Array
  readonly nodeY: Float64Array
  /** Digest of the links that decide the inside of each region that holds nodes; empty for the others. */
  readonly digests: readonly string[]
}

/** Rounds of a layout from nothing, and of one that mends. */
const rounds = { nodes: 140, regions: 300, mend: 25 }

/** How far a node that was there before may move in its region, in parts of the region's radius. */
const leash = 0.05

/**
 * Lays out a map level by level: the regions at the top, then what is inside each, drawn towards where its links lead,
 * without overlaps. `known` are the places of an earlier map: what did not change stays exactly where it was, and what
 * did moves little and inside its region. Equal arguments give equal places.
 */
export function layoutMap(
  names: NodeNames,
  adjacency: Adjacency,
  hierarchy: MapHierarchy,
  known?: KnownPlaces,
): MapLayout {
  const { regions } = hierarchy
  const radii = allotRadii(hierarchy, adjacency.degrees, known)
  const layout: MapLayout = {
    radii,
    regionX: new Float64Array(regions.length),
    regionY: new Float64Array(regions.length),
    nodeX: new Float64Array(names.keys.length),
    nodeY: new Float64Array(names.keys.length),
    digests: regions.map((region, i) =>
      region.nodes.length > 0 ? digestRegion(i, names, adjacency, hierarchy) : '',
    ),
  }
  const ancestors = ancestorsByDepth(hierarchy)
  for (let depth = 0; depth < ancestors.length; depth++) {
    let found: RegionTies | undefined
    const ties = (): RegionTies => {
      found ??= collectRegionTies(depth, ancestors, hierarchy, adjacency, layout.regionX, layout.regionY)
      return found
    }
    for (const [i, region] of regions.entries()) {
      if (region.depth === depth - 1 && region.regions.length > 0)
        placeRegions(i, region.regions, ties, hierarchy, layout, known)
    }
    if (depth > 0) continue
    const tops = regions.flatMap((region, i) => (region.parent < 0 ? [i] : []))
    placeRegions(-1, tops, ties, hierarchy, layout, known)
  }
  for (const [i, region] of regions.entries()) {
    if (region.nodes.length > 0) placeNodes(i, names, adjacency, hierarchy, layout, known)
  }
  return layout
}

/** Places the regions inside one, -1 for the garden. `tiesOf` is asked only where something changed. */
function placeRegions(
  parent: number,
  children: readonly number[],
  tiesOf: () => RegionTies,
  { regions }: MapHierarchy,
  { radii, regionX, regionY }: MapLayout,
  known: KnownPlaces | undefined,
): void {
  const parentId = parent < 0 ? '' : regions[parent]!.id
  const size = parent < 0 ? radii.garden : radii.regions[parent]!
  const centerX = parent < 0 ? 0 : regionX[parent]!
  const centerY = parent < 0 ? 0 : regionY[parent]!
  const before = children.map((child) => {
    const place = known?.regions.get(regions[child]!.id)
    return place?.parent === parentId ? place : undefined
  })
  const sizeBefore = parent < 0 ? known?.radius : known?.regions.get(parentId)?.radius
  const isSame =
    size === sizeBefore && before.every((place, i) => place?.radius === radii.regions[children[i]!])
  const place = isSame ? undefined : solveRegions()
  for (const [i, child] of children.entries()) {
    regionX[child] = centerX + (place === undefined ? before[i]!.x : roundPlace(place.x[i]! * size))
    regionY[child] = centerY + (place === undefined ? before[i]!.y : roundPlace(place.y[i]! * size))
  }

  function solveRegions(): Positions {
    const ties = tiesOf()
    const placeOf = new Map(children.map((child, i) => [child, i]))
    const a: number[] = []
    const b: number[] = []
    const weight: number[] = []
    for (const [key, value] of ties.byParent.get(parent) ?? []) {
      a.push(placeOf.get(Math.floor(key / regions.length))!)
      b.push(placeOf.get(key % regions.length)!)
      weight.push(value)
    }
    const problem: DiscProblem = {
      count: children.length,
      radii: Float64Array.from(children, (child) => radii.regions[child]! / size),
      ties: { a, b, weight },
      pullX: Float64Array.from(children, (child) => ties.pullX[child]!),
      pullY: Float64Array.from(children, (child) => ties.pullY[child]!),
      startX: Float64Array.from(before, (at) => (at === undefined ? Number.NaN : at.x / size)),
      startY: Float64Array.from(before, (at) => (at === undefined ? Number.NaN : at.y / size)),
    }
    return solve(problem, parentId, rounds.regions, 0)
  }
}

/** Places the nodes of a leaf. */
function placeNodes(
  region: number,
  { keys }: NodeNames,
  { starts, neighbors, weights }: Adjacency,
  { regions, leafOf }: MapHierarchy,
  { radii, regionX, regionY, nodeX, nodeY, digests }: MapLayout,
  known: KnownPlaces | undefined,
): void {
  const { id, nodes } = regions[region]!
  const size = radii.regions[region]!
  const knownRegion = known?.regions.get(id)
  const before = nodes.map((node): KnownPoint | undefined => knownRegion?.nodes.get(keys[node]!))
  if (knownRegion?.digest === digests[region] && before.every((at) => at !== undefined)) {
    for (const [i, at] of before.entries()) {
      nodeX[nodes[i]!] = at!.x
      nodeY[nodes[i]!] = at!.y
    }
    return
  }
  const placeOf = new Map(nodes.map((node, i) => [node, i]))
  const a: number[] = []
  const b: number[] = []
  const weight: number[] = []
  const pullX = new Float64Array(nodes.length)
  const pullY = new Float64Array(nodes.length)
  for (const [i, node] of nodes.entries()) {
    for (let k = starts[node]!; k < starts[node + 1]!; k++) {
      const other = placeOf.get(neighbors[k]!)
      if (other === undefined) {
        const towards = leafOf[neighbors[k]!]!
        const dx = regionX[towards]! - regionX[region]!
        const dy = regionY[towards]! - regionY[region]!
        const far = Math.hypot(dx, dy) || 1
        pullX[i]! += (dx / far) * weights[k]!
        pullY[i]! += (dy / far) * weights[k]!
      } else if (i < other) {
        a.push(i)
        b.push(other)
        weight.push(weights[k]!)
      }
    }
  }
  const problem: DiscProblem = {
    count: nodes.length,
    radii: Float64Array.from(nodes, (node) => radii.nodes[node]! / size),
    ties: { a, b, weight },
    pullX,
    pullY,
    startX: Float64Array.from(before, (at) => at?.x ?? Number.NaN),
    startY: Float64Array.from(before, (at) => at?.y ?? Number.NaN),
  }
  const { x, y } = solve(problem, id, rounds.nodes, leash)
  for (const [i, node] of nodes.entries()) {
    nodeX[node] = Math.round(x[i]! * 999) / 999
    nodeY[node] = Math.round(y[i]! * 999) / 999
  }
}

/** Mends where most children have been there before, else begins anew from where those stood. */
function solve(problem: DiscProblem, seed: string, fresh: number, reach: number): Positions {
  const { radii, startX } = problem
  let old = 0
  for (const start of startX) if (!Number.isNaN(start)) old++
  const isMended = old > 0.6 * problem.count
  const effort = isMended ? { rounds: rounds.mend, leash: reach } : { rounds: fresh, leash: Infinity }
  const positions = placeInDisc(problem, effort, createSeededRandom(hashText(seed)))
  // New ones give way to old ones.
  const isNew = (i: number): boolean => isMended && Number.isNaN(startX[i]!)
  const weights = Float64Array.from(radii, (radius, i) => radius * radius * (isNew(i) ? 0.2 : 1))
  separateDiscs(positions, radii, weights)
  return positions
}
