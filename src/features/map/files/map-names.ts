import { memoByObject } from '../../../model/memo-by-object.ts'
import type { GardenMap } from '../build-map.ts'
import type { MapNode } from '../graph/map-graph.ts'
import { placesInLeaves } from '../regions/map-region.ts'
import { type NameEntry, nameStarts, shardOf } from './map-data.ts'
import { spreadOverShards } from './spread-over-shards.ts'

/** Names in one file, about. */
const perShard = 1_500

/** The files that hold the names of all nodes, for the map's search. */
interface MapNames {
  /** How many files there are. */
  readonly shards: number
  /** The names in one of them: those with a word that begins as the file's do. */
  entriesOf(shard: number): readonly NameEntry[]
}

/** One by one: after an edit nearly all nodes are those of the last map. */
const startsOf = memoByObject(({ title }: MapNode) => nameStarts(title))

const startsOfAll = memoByObject((nodes: readonly MapNode[]) => nodes.map(startsOf))

/** Spreads the names of all nodes over files by how their words begin. `pathOf` says how browsers find each region. */
export function createMapNames({ graph, hierarchy, rank }: GardenMap, pathOf: readonly string[]): MapNames {
  const { leafOf } = hierarchy
  const placeOf = placesInLeaves(hierarchy)
  const starts = startsOfAll(graph.nodes)
  const total = starts.reduce((sum, list) => sum + list.length, 0)
  const shards = Math.max(1, Math.ceil(total / perShard))
  const nodesIn = spreadOverShards(
    starts.length,
    shards,
    (node) => new Set(starts[node]!.map((start) => shardOf(start, shards))),
  )
  return {
    shards,
    entriesOf: (shard) =>
      nodesIn(shard).map((node) => {
        const region = pathOf[leafOf[node]!]!
        return [graph.nodes[node]!.title, region, placeOf[node]!, Math.round(rank[node]! * 10)]
      }),
  }
}
