import { hashText } from '../../../model/hash-text.ts'
import type { Adjacency } from '../graph/adjacency.ts'
import type { MapGraph } from '../graph/map-graph.ts'

/** A region as it is put together: a tree without numbers. */
export interface RegionDraft {
  readonly id: string
  readonly group: number
  readonly nodes: readonly number[]
  readonly regions: readonly RegionDraft[]
}

/** What dividing a region needs to know. */
export interface DraftContext {
  readonly graph: MapGraph
  readonly adjacency: Adjacency
  readonly rank: Float32Array
  /** Ids that are in use; new ones are added. */
  readonly taken: Set<string>
}

/** A short name made from the topic or the region's weightiest node, so that equal gardens name alike. */
export function createRegionId(
  nodes: readonly number[],
  group: number,
  { graph, rank, taken }: DraftContext,
): string {
  let center = nodes[0]!
  for (const node of nodes) if (rank[node]! > rank[center]!) center = node
  const source = group >= 0 ? `topic ${graph.groups[group]!.id}` : graph.nodes[center]!.key
  for (let turn = 0; ; turn++) {
    const id = hashText(turn === 0 ? source : `${source} ${turn}`)
      .toString(36)
      .padStart(7, '0')
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}
