import type { GardenMap } from '../build-map.ts'
import { mapNodeKinds } from '../graph/map-graph.ts'
import { placesInLeaves } from '../regions/map-region.ts'
import { mostCropEnds } from './map-crop.ts'
import { shardOf } from './map-data.ts'
import { spreadOverShards } from './spread-over-shards.ts'

/** Crops in one file, about: few, because a page needs one of them. */
const perShard = 10

/** The files that hold the crops of all notes. */
interface Crops {
  /** How many files there are. */
  readonly shards: number
  /** The JSON of one: a list of `MapCrop`. */
  encode(shard: number): string
}

/**
 * Spreads the crops of all notes over files of about the same size whatever the garden. `pathOf` says how browsers find
 * each region. A note stands in the crops of all its neighbours and a coast in those of all who stand on its land, so the
 * JSON of both is written once.
 */
export function createCrops(map: GardenMap, pathOf: readonly string[]): Crops {
  const { graph, hierarchy, layout, rank, adjacency, hues } = map
  const { leafOf } = hierarchy
  const placeOf = placesInLeaves(hierarchy)
  const xOf = (node: number): number => {
    const leaf = leafOf[node]!
    return layout.regionX[leaf]! + layout.nodeX[node]! * layout.radii.regions[leaf]!
  }
  const yOf = (node: number): number => {
    const leaf = leafOf[node]!
    return layout.regionY[leaf]! + layout.nodeY[node]! * layout.radii.regions[leaf]!
  }
  const tenths = (value: number): number => Math.round(value * 10)
  const numberOfKind = new Map(mapNodeKinds.map((kind, i) => [kind, i]))
  const coastOf = memoByNumber((leaf) =>
    Array.from(map.coasts[leaf]!, (reach) => Math.round(reach * 100)).join(','),
  )
  const titleOf = memoByNumber((node) => JSON.stringify(graph.nodes[node]!.title))
  const addressOf = memoByNumber((node) => JSON.stringify(graph.nodes[node]!.address))

  const endsOf = (node: number, x: number, y: number): string => {
    const others = [...adjacency.neighbors.subarray(adjacency.starts[node]!, adjacency.starts[node + 1]!)]
    others.sort((a, b) => rank[b]! - rank[a]! || a - b)
    const ends = others.slice(0, mostCropEnds).map((other) => {
      const place = `${tenths(xOf(other) - x)},${tenths(yOf(other) - y)}`
      const look = `${numberOfKind.get(graph.nodes[other]!.kind)!},${hues[leafOf[other]!]!}`
      return `[${titleOf(other)},${addressOf(other)},${place},${look}]`
    })
    return `[${ends.join(',')}]`
  }
  const cropOf = (node: number): string => {
    const leaf = leafOf[node]!
    const [x, y] = [xOf(node), yOf(node)]
    const middle = `${tenths(layout.regionX[leaf]! - x)},${tenths(layout.regionY[leaf]! - y)}`
    const land = `[${middle},${tenths(layout.radii.regions[leaf]!)},[${coastOf(leaf)}]]`
    const place = `"region":${JSON.stringify(pathOf[leaf])},"place":${placeOf[node]!},"hue":${hues[leaf]!}`
    const names = `"address":${addressOf(node)},"title":${titleOf(node)}`
    return `{${names},${place},"land":${land},"ends":${endsOf(node, x, y)}}`
  }

  const shards = Math.max(1, Math.ceil(graph.nodes.length / perShard))
  const nodesIn = spreadOverShards(graph.nodes.length, shards, (node) => {
    const { kind, address } = graph.nodes[node]!
    return kind === 'wanted' || kind === 'tag' || address === '' ? [] : [shardOf(address, shards)]
  })
  return { shards, encode: (shard) => `[${nodesIn(shard).map(cropOf).join(',')}]` }
}

function memoByNumber(make: (number: number) => string): (number: number) => string {
  const made: string[] = []
  return (number) => (made[number] ??= make(number))
}
