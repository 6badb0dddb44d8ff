import { type Adjacency, buildAdjacency } from './graph/adjacency.ts'
import { findBridges } from './graph/find-bridges.ts'
import { findComponents } from './graph/find-components.ts'
import type { MapGraph } from './graph/map-graph.ts'
import { measurePageRank } from './graph/page-rank.ts'
import { drawCoasts } from './layout/draw-coasts.ts'
import { layoutMap, type MapLayout } from './layout/layout-map.ts'
import type { KnownPlaces, KnownRegion } from './map-file.ts'
import { buildHierarchy } from './regions/build-hierarchy.ts'
import { chooseHues } from './regions/choose-hues.ts'
import { digestContents, digestGraph } from './regions/digest-region.ts'
import type { MapHierarchy } from './regions/map-region.ts'
import { matchRegions } from './regions/match-regions.ts'
import { nameRegions } from './regions/name-regions.ts'
import { type NodeNames, nameNodes } from './regions/node-names.ts'
import { reviseHierarchy } from './regions/revise-hierarchy.ts'

/** A garden as a map: what its nodes are worth, which regions they are in, and where everything is. */
export interface GardenMap {
  readonly graph: MapGraph
  readonly adjacency: Adjacency
  /** 1 is an ordinary node; see `measurePageRank`. */
  readonly rank: Float32Array
  /** By node, the largest 0; found when it is first asked for. */
  readonly components: Uint32Array
  /** Nodes that hold distant parts together, the most important first; few. Found when they are first asked for. */
  readonly bridges: readonly number[]
  readonly hierarchy: MapHierarchy
  readonly layout: MapLayout
  /** By region. */
  readonly names: readonly string[]
  readonly hues: readonly number[]
  readonly coasts: readonly Float64Array[]
  /** For the next map to begin with. */
  readonly known: KnownPlaces
}

/** A new division is made when ties inside regions have become this much fewer than they were after the last. */
const looseAt = 0.75

/**
 * Makes the map of a graph. `known` is what an earlier map left ({@link GardenMap.known}, or read from its file): what
 * did not change since stays exactly where it was. A graph that did not change at all gives the same map again, and
 * its `known` is the one it was given. Equal arguments give equal maps.
 */
export function buildMap(graph: MapGraph, known?: KnownPlaces): GardenMap {
  const adjacency = buildAdjacency(graph)
  const rank = measurePageRank(graph)
  const nodeNames = nameNodes(graph.nodes)
  const digest = digestGraph(graph, nodeNames)
  const isSame = known?.graph === digest
  const revised = known && reviseHierarchy(graph, nodeNames, adjacency, rank, known, isSame)
  const isLoose =
    !isSame && revised !== undefined && measureCohesion(revised, adjacency) < looseAt * known!.cohesion
  const isKept = revised !== undefined && !isLoose
  const fresh = isKept ? revised : buildHierarchy(graph, adjacency, rank)
  const hierarchy = isKept || known === undefined ? fresh : matchRegions(fresh, nodeNames, known)
  const layout = layoutMap(nodeNames, adjacency, hierarchy, known)
  const contents = digestContents(graph, nodeNames, adjacency, hierarchy)
  const names = nameRegions(graph, adjacency, hierarchy, rank, { contents, known })
  const hues = chooseHues(graph, hierarchy, layout, known)
  const cohesion = isKept ? known!.cohesion : Math.round(measureCohesion(hierarchy, adjacency) * 100) / 100
  let components: Uint32Array | undefined
  let bridges: readonly number[] | undefined
  return {
    graph,
    adjacency,
    rank,
    get components() {
      components ??= findComponents(adjacency)
      return components
    },
    get bridges() {
      bridges ??= findBridges(adjacency)
      return bridges
    },
    hierarchy,
    layout,
    names,
    hues,
    coasts: drawCoasts(hierarchy, layout),
    known: collectKnown({ graph, hierarchy, layout, names, hues }, nodeNames, contents, digest, cohesion),
  }
}

/** Share of the weight of all ties that stays inside a leaf. */
function measureCohesion({ leafOf }: MapHierarchy, { starts, neighbors, weights }: Adjacency): number {
  let inside = 0
  let all = 0
  for (let node = 0; node < leafOf.length; node++) {
    for (let i = starts[node]!; i < starts[node + 1]!; i++) {
      all += weights[i]!
      if (leafOf[node] === leafOf[neighbors[i]!]) inside += weights[i]!
    }
  }
  return all === 0 ? 0 : inside / all
}

function collectKnown(
  {
    graph,
    hierarchy,
    layout,
    names,
    hues,
  }: Pick<GardenMap, 'graph' | 'hierarchy' | 'layout' | 'names' | 'hues'>,
  { keys }: NodeNames,
  contents: readonly number[],
  digest: string,
  cohesion: number,
): KnownPlaces {
  const { regions } = hierarchy
  const { radii, regionX, regionY, nodeX, nodeY, digests } = layout
  const known = new Map<string, KnownRegion>()
  for (const [i, { id, parent, group, nodes }] of regions.entries()) {
    const above = parent < 0 ? undefined : regions[parent]
    known.set(id, {
      parent: above?.id ?? '',
      x: Math.round((regionX[i]! - (above ? regionX[parent]! : 0)) * 10) / 10,
      y: Math.round((regionY[i]! - (above ? regionY[parent]! : 0)) * 10) / 10,
      radius: radii.regions[i]!,
      hue: hues[i]!,
      name: names[i]!,
      topic: group < 0 ? '' : graph.groups[group]!.id,
      digest: digests[i]!,
      contents: contents[i]!,
      nodes: new Map(nodes.map((node) => [keys[node]!, { x: nodeX[node]!, y: nodeY[node]! }])),
    })
  }
  return { graph: digest, cohesion, radius: radii.garden, regions: known }
}
