import type { Adjacency } from '../graph/adjacency.ts'
import type { MapHierarchy } from './map-region.ts'

/** How the regions of one depth hang together. */
export interface RegionTies {
  /** By parent (-1 for the garden): `a * count + b` of two of its children, `a < b`, and the weight of the ties between. */
  readonly byParent: ReadonlyMap<number, ReadonlyMap<number, number>>
  /** By region: where its ties to other parents lead, as a sum of directions times weights. */
  readonly pullX: Float64Array
  readonly pullY: Float64Array
}

/** For each depth the region that holds each node there; -1 below the node's leaf. */
export function ancestorsByDepth({ regions, leafOf }: MapHierarchy): readonly Int32Array[] {
  const depths = regions.reduce((most, region) => Math.max(most, region.depth + 1), 0)
  const byDepth = Array.from({ length: depths }, () => new Int32Array(leafOf.length).fill(-1))
  for (let node = 0; node < leafOf.length; node++) {
    for (let at = leafOf[node]!; at >= 0; at = regions[at]!.parent) byDepth[regions[at]!.depth]![node] = at
  }
  return byDepth
}

/**
 * Sums up the ties of the regions at `depth`. `x` and `y` are where regions stand, those above this depth at least.
 * Linear in the ties.
 */
export function collectRegionTies(
  depth: number,
  ancestors: readonly Int32Array[],
  { regions, leafOf }: MapHierarchy,
  { starts, neighbors, weights }: Adjacency,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): RegionTies {
  const at = ancestors[depth]!
  const above = ancestors[depth - 1]
  const byParent = new Map<number, Map<number, number>>()
  const pullX = new Float64Array(regions.length)
  const pullY = new Float64Array(regions.length)
  for (let node = 0; node < leafOf.length; node++) {
    const own = at[node]!
    if (own < 0) continue
    const { parent } = regions[own]!
    for (let i = starts[node]!; i < starts[node + 1]!; i++) {
      const other = neighbors[i]!
      const theirs = at[other]!
      if (theirs === own) continue
      if (theirs >= 0 && regions[theirs]!.parent === parent) {
        if (own > theirs) continue
        const ties = byParent.get(parent) ?? new Map<number, number>()
        const key = own * regions.length + theirs
        byParent.set(parent, ties.set(key, (ties.get(key) ?? 0) + weights[i]!))
      } else if (above !== undefined) {
        const towards = above[other]! >= 0 ? above[other]! : leafOf[other]!
        const dx = x[towards]! - x[parent]!
        const dy = y[towards]! - y[parent]!
        const far = Math.hypot(dx, dy) || 1
        pullX[own]! += (dx / far) * weights[i]!
        pullY[own]! += (dy / far) * weights[i]!
      }
    }
  }
  return { byParent, pullX, pullY }
}
