import { shortenTitle } from '../../../model/shorten-title.ts'
import type { GardenMap } from '../build-map.ts'
import { mapNodeKinds } from '../graph/map-graph.ts'
import type { LandmarkData, RegionTie } from './map-data.ts'
import { findWeightiest } from './weightiest-nodes.ts'

/** Landmarks of one region that the overview lists, so that every part of the garden has some; more where there are few regions. */
const ofOneRegion = { least: 12, most: 30 }

/** Bundles that leave one region. */
const mostOfRegion = 6

/** The nodes that are shown from afar: those that matter most, from every region. Titles are cut to `longest` letters. */
export function chooseLandmarks(
  map: GardenMap,
  listed: ReadonlySet<number>,
  numberOf: ReadonlyMap<number, number>,
  { most, longest }: { readonly most: number; readonly longest: number },
): readonly LandmarkData[] {
  const { graph, hierarchy, layout } = map
  const { regions, leafOf } = hierarchy
  // The nearest listed region around each; parents come before children.
  const listedAround = new Int32Array(regions.length)
  for (const [i, { parent }] of regions.entries()) listedAround[i] = listed.has(i) ? i : listedAround[parent]!
  const regionOf = Int32Array.from(leafOf, (leaf) => listedAround[leaf]!)
  const share = Math.floor(most / Math.max(1, new Set(regionOf).size))
  const ofOne = Math.max(ofOneRegion.least, Math.min(ofOneRegion.most, share))
  const { byGroup, weights } = findWeightiest(map, regionOf, regions.length, ofOne)
  const chosen = byGroup.flat().sort((a, b) => weights[b]! - weights[a]! || a - b)
  return chosen.slice(0, most).map((node) => {
    const leaf = leafOf[node]!
    const region = regionOf[node]!
    const size = layout.radii.regions[leaf]!
    const { title, kind, stage } = graph.nodes[node]!
    return {
      region: numberOf.get(region)!,
      place: region === leaf ? regions[leaf]!.nodes.indexOf(node) : -1,
      title: shortenTitle(title, longest),
      x: layout.regionX[leaf]! + layout.nodeX[node]! * size,
      y: layout.regionY[leaf]! + layout.nodeY[node]! * size,
      kind: mapNodeKinds.indexOf(kind),
      stage,
      size: layout.radii.nodes[node]!,
    }
  })
}

/** The strongest ties between listed regions of one parent, at most so many. */
export function collectTies(
  { graph, hierarchy }: GardenMap,
  listed: ReadonlySet<number>,
  numberOf: ReadonlyMap<number, number>,
  most: number,
): readonly RegionTie[] {
  const { regions, leafOf } = hierarchy
  const counts = new Map<number, number>()
  for (let edge = 0; edge < graph.sources.length; edge++) {
    let a = leafOf[graph.sources[edge]!]!
    let b = leafOf[graph.targets[edge]!]!
    while (regions[a]!.depth > regions[b]!.depth) a = regions[a]!.parent
    while (regions[b]!.depth > regions[a]!.depth) b = regions[b]!.parent
    while (a !== b && regions[a]!.parent !== regions[b]!.parent) {
      a = regions[a]!.parent
      b = regions[b]!.parent
    }
    if (a === b || !listed.has(a) || !listed.has(b)) continue
    const key = Math.min(a, b) * regions.length + Math.max(a, b)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const perRegion = new Map<number, number>()
  return [...counts]
    .map(([key, links]) => ({ a: Math.floor(key / regions.length), b: key % regions.length, links }))
    .sort((u, v) => v.links - u.links || u.a - v.a || u.b - v.b)
    .filter(({ a, b }) => {
      const [ofA, ofB] = [perRegion.get(a) ?? 0, perRegion.get(b) ?? 0]
      if (Math.min(ofA, ofB) >= mostOfRegion) return false
      perRegion.set(a, ofA + 1)
      perRegion.set(b, ofB + 1)
      return true
    })
    .slice(0, most)
    .map(({ a, b, links }) => ({ a: numberOf.get(a)!, b: numberOf.get(b)!, links }))
    .sort((u, v) => u.a - v.a || u.b - v.b)
}
