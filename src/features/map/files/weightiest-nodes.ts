import type { GardenMap } from '../build-map.ts'

/**
 * The nodes of each group that say most from afar, at most `most` of each, the weightiest first. `groupOf` has the group
 * of each node, -1 for none. Tags and wanted notes are never among them.
 */
export function findWeightiest(
  { graph, rank, adjacency }: Pick<GardenMap, 'graph' | 'rank' | 'adjacency'>,
  groupOf: ArrayLike<number>,
  groups: number,
  most: number,
): { readonly byGroup: readonly (readonly number[])[]; readonly weights: Float64Array } {
  const weights = Float64Array.from(rank, (value, node) => value * Math.sqrt(1 + adjacency.degrees[node]!))
  const byGroup = Array.from({ length: groups }, (): number[] => [])
  for (let node = 0; node < weights.length; node++) {
    const best = byGroup[groupOf[node]!]
    const { kind } = graph.nodes[node]!
    if (best === undefined || kind === 'wanted' || kind === 'tag') continue
    // Nodes come in order: of equals the first stays before.
    const weight = weights[node]!
    if (best.length === most && weights[best[most - 1]!]! >= weight) continue
    let place = best.length
    while (place > 0 && weights[best[place - 1]!]! < weight) place--
    best.splice(place, 0, node)
    if (best.length > most) best.pop()
  }
  return { byGroup, weights }
}
