import type { MapGraph } from './map-graph.ts'

/**
 * How much each node matters by who links to it (PageRank, Brin and Page 1998, damping 0.85), as a multiple of the
 * average: 1 is ordinary. Linear in the edges; 30 rounds leave an error below one per cent.
 */
export function measurePageRank({ nodes, sources, targets, weights }: MapGraph): Float32Array {
  const count = nodes.length
  const out = new Float64Array(count)
  for (let i = 0; i < sources.length; i++) out[sources[i]!]! += weights[i]!
  let rank = new Float64Array(count).fill(1)
  let next = new Float64Array(count)
  for (let round = 0; round < 30; round++) {
    let loose = 0
    for (let node = 0; node < count; node++) if (out[node] === 0) loose += rank[node]!
    next.fill(0.15 + (0.85 * loose) / Math.max(1, count))
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i]!
      next[targets[i]!]! += (0.85 * rank[source]! * weights[i]!) / out[source]!
    }
    const free = rank
    rank = next
    next = free
  }
  return Float32Array.from(rank)
}
