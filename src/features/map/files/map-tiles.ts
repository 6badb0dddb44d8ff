import type { GardenMap } from '../build-map.ts'
import { mapNodeKinds } from '../graph/map-graph.ts'
import { placesInLeaves } from '../regions/map-region.ts'
import type { InnerEdge, NeighborTile, NodeData, OuterEdge, TileTexts } from './map-data.ts'
import { encodeTile } from './map-tile.ts'

/** Makes the files of leaf regions. */
interface Tiles {
  /** By region: notes in it at any depth, wanted ones and tags not counted. */
  readonly notesIn: Uint32Array
  encode(region: number): Uint8Array<ArrayBuffer>
  textsOf(region: number): TileTexts
}

/** Prepares what all tiles share. `pathOf` says how browsers find each region. */
export function createTiles(map: GardenMap, pathOf: readonly string[]): Tiles {
  const { graph, hierarchy, layout, rank } = map
  const { regions, leafOf } = hierarchy
  const count = graph.nodes.length
  const placeOf = placesInLeaves(hierarchy)
  let bridges: ReadonlySet<number> | undefined
  const outStarts = startsOf(graph.sources, count)
  const inStarts = startsOf(graph.targets, count)
  // Edges by target; those by source stand in order.
  const inEdges = new Uint32Array(graph.targets.length)
  const next = inStarts.slice()
  for (let edge = 0; edge < graph.targets.length; edge++) inEdges[next[graph.targets[edge]!]!++] = edge

  const notesIn = new Uint32Array(regions.length)
  for (const [node, { kind }] of graph.nodes.entries()) {
    if (kind === 'wanted' || kind === 'tag') continue
    for (let at = leafOf[node]!; at >= 0; at = regions[at]!.parent) notesIn[at]!++
  }

  const nodeData = (node: number, region: number): NodeData => {
    const { kind, stage, planted } = graph.nodes[node]!
    const size = layout.radii.regions[region]!
    bridges ??= new Set(map.bridges)
    return {
      x: layout.regionX[region]! + layout.nodeX[node]! * size,
      y: layout.regionY[region]! + layout.nodeY[node]! * size,
      size: layout.radii.nodes[node]!,
      kind: mapNodeKinds.indexOf(kind),
      stage,
      planted,
      linksIn: inStarts[node + 1]! - inStarts[node]!,
      linksOut: outStarts[node + 1]! - outStarts[node]!,
      island: map.components[node]!,
      isBridge: bridges.has(node),
      rank: rank[node]!,
    }
  }

  return {
    notesIn,
    encode(region) {
      const { nodes } = regions[region]!
      // Nodes and their edges stand in order, and so do inner edges.
      const inner: InnerEdge[] = []
      const far: number[] = []
      const leaves = new Set<number>()
      const addFar = (place: number, other: number, kind: number, isOut: boolean): void => {
        leaves.add(leafOf[other]!)
        far.push(packEdge({ node: place, neighbor: leafOf[other]!, place: placeOf[other]!, kind, isOut }))
      }
      for (const [place, node] of nodes.entries()) {
        for (let edge = outStarts[node]!; edge < outStarts[node + 1]!; edge++) {
          const other = graph.targets[edge]!
          const kind = graph.kinds[edge]!
          if (leafOf[other] === region) inner.push({ source: place, target: placeOf[other]!, kind })
          else addFar(place, other, kind, true)
        }
        for (let i = inStarts[node]!; i < inStarts[node + 1]!; i++) {
          const edge = inEdges[i]!
          const other = graph.sources[edge]!
          if (leafOf[other] !== region) addFar(place, other, graph.kinds[edge]!, false)
        }
      }
      const neighborLeaves = [...leaves].sort((a, b) => a - b)
      const neighborOf = new Map(neighborLeaves.map((leaf, i) => [leaf, i]))
      const outer = Array.from(Float64Array.from(far).sort(), (packed): OuterEdge => {
        const edge = unpackEdge(packed)
        return { ...edge, neighbor: neighborOf.get(edge.neighbor)! }
      })
      const neighbors = neighborLeaves.map(
        (leaf): NeighborTile => ({ id: pathOf[leaf]!, x: layout.regionX[leaf]!, y: layout.regionY[leaf]! }),
      )
      const frame = {
        x: layout.regionX[region]!,
        y: layout.regionY[region]!,
        radius: layout.radii.regions[region]!,
        mapRadius: layout.radii.garden,
      }
      const data = nodes.map((node) => nodeData(node, region))
      return encodeTile({ nodes: data, inner, outer, neighbors }, frame)
    },
    textsOf(region) {
      const nodes = regions[region]!.nodes.map((node) => graph.nodes[node]!)
      return {
        titles: nodes.map(({ title }) => title),
        addresses: nodes.map(({ address }) => address),
        folders: nodes.map(({ folder }) => folder),
        tags: nodes.map(({ tags }) => tags.join(' ')),
      }
    },
  }
}

/** Values of one number each, so that numbers in order are edges in the order of their tile: by node, neighbour, place. */
const packedPlaces = 65_536
const packedKinds = 16

function packEdge({ node, neighbor, place, kind, isOut }: OuterEdge): number {
  const ends = (node * packedPlaces + neighbor) * packedPlaces + place
  return ends * packedKinds + (isOut ? packedKinds / 2 : 0) + kind
}

function unpackEdge(packed: number): OuterEdge {
  const look = packed % packedKinds
  let rest = Math.floor(packed / packedKinds)
  const place = rest % packedPlaces
  rest = Math.floor(rest / packedPlaces)
  const kind = look % (packedKinds / 2)
  return {
    node: Math.floor(rest / packedPlaces),
    neighbor: rest % packedPlaces,
    place,
    kind,
    isOut: kind !== look,
  }
}

function startsOf(ends: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (const end of ends) starts[end + 1]!++
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!
  return starts
}
