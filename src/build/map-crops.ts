import type { GardenMap } from '../graph/build-map.ts'
import { mapNodeKinds } from '../graph/map-graph.ts'
import { type CropEnd, type MapCrop, mostCropEnds } from '../protocol/map-crop.ts'
import { shardOf } from '../protocol/map-data.ts'

/** Crops in one file, about: few, because a page needs one of them. */
const perShard = 10

/** The crops of every note, spread over files of about the same size whatever the garden. `pathOf` says how browsers find each region. */
export function createCrops(map: GardenMap, pathOf: readonly string[]): readonly (readonly MapCrop[])[] {
  const { graph, hierarchy, layout, rank, adjacency, hues } = map
  const { regions, leafOf } = hierarchy
  const placeOf = new Uint32Array(graph.nodes.length)
  for (const { nodes } of regions) for (const [i, node] of nodes.entries()) placeOf[node] = i
  const xOf = (node: number): number => {
    const leaf = leafOf[node]!
    return layout.regionX[leaf]! + layout.nodeX[node]! * layout.radii.regions[leaf]!
  }
  const yOf = (node: number): number => {
    const leaf = leafOf[node]!
    return layout.regionY[leaf]! + layout.nodeY[node]! * layout.radii.regions[leaf]!
  }
  const kinds = new Map(mapNodeKinds.map((kind, i) => [kind, i]))
  // One land for all who stand on it.
  const coasts = map.coasts.map((coast) => Array.from(coast, (reach) => Math.round(reach * 100)))

  const endsOf = (node: number, x: number, y: number): CropEnd[] => {
    const others = [
      ...adjacency.neighbors.subarray(adjacency.starts[node]!, adjacency.starts[node + 1]!),
    ].filter((other) => other !== node)
    others.sort((a, b) => rank[b]! - rank[a]! || a - b)
    return others.slice(0, mostCropEnds).map((other) => {
      const { title, address, kind } = graph.nodes[other]!
      const place = [Math.round((xOf(other) - x) * 10), Math.round((yOf(other) - y) * 10)] as const
      return [title, address, ...place, kinds.get(kind)!, hues[leafOf[other]!]!]
    })
  }
  const shards: MapCrop[][] = Array.from(
    { length: Math.max(1, Math.ceil(graph.nodes.length / perShard)) },
    () => [],
  )
  for (const [node, { kind, address, title }] of graph.nodes.entries()) {
    if (kind === 'wanted' || kind === 'tag' || address === '') continue
    const leaf = leafOf[node]!
    const [x, y] = [xOf(node), yOf(node)]
    const tenths = (value: number): number => Math.round(value * 10)
    shards[shardOf(address, shards.length)]!.push({
      address,
      title,
      region: pathOf[leaf]!,
      place: placeOf[node]!,
      hue: hues[leaf]!,
      land: [
        tenths(layout.regionX[leaf]! - x),
        tenths(layout.regionY[leaf]! - y),
        tenths(layout.radii.regions[leaf]!),
        coasts[leaf]!,
      ],
      ends: endsOf(node, x, y),
    })
  }
  return shards
}
