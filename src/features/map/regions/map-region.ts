/** A region of the map: a topic, or a group that hangs together by its links. It holds regions or nodes, never both. */
export interface MapRegion {
  /** Stays the same between builds as long as the region does. */
  readonly id: string
  /** Place in the list of regions; -1 at the top. */
  readonly parent: number
  /** 0 at the top. */
  readonly depth: number
  /** Place in the graph's groups where the region is a topic, else -1. */
  readonly group: number
  /** Regions directly inside, as places in the list. */
  readonly regions: readonly number[]
  /** Nodes directly inside, sorted. */
  readonly nodes: readonly number[]
}

/** The map's regions, parents before children, and which of them holds each node directly. */
export interface MapHierarchy {
  readonly regions: readonly MapRegion[]
  readonly leafOf: Int32Array
}

/** More children than this no region has. */
export const maxChildren = 200

/** By node: its place among the nodes of its leaf, which is what files and browsers call it by. */
export function placesInLeaves({ regions, leafOf }: MapHierarchy): Uint32Array {
  const places = new Uint32Array(leafOf.length)
  for (const { nodes } of regions) for (let i = 0; i < nodes.length; i++) places[nodes[i]!] = i
  return places
}

/** By region: the one at the top that it lies in, itself for one that is there. */
export function topRegions({ regions }: Pick<MapHierarchy, 'regions'>): Int32Array {
  const tops = new Int32Array(regions.length)
  // Parents come before children.
  for (const [i, { parent }] of regions.entries()) tops[i] = parent < 0 ? i : tops[parent]!
  return tops
}
