import type { MapGraph } from './map-graph.ts'

/** Takes one way from a node to another, by their numbers; `kind` is a place in `mapEdgeKinds`. */
export type AddEdge = (source: number, target: number, kind: number, weight: number) => void

/**
 * Joins what leads from one of `count` nodes to another to a single edge: weights add up, the strongest kind stands for
 * all. What ends where it starts is left out. Sorted by source, then target. `addAll` may add in any order.
 */
export function collectEdges(
  count: number,
  addAll: (add: AddEdge) => void,
): Pick<MapGraph, 'sources' | 'targets' | 'kinds' | 'weights'> {
  const from: number[] = []
  const to: number[] = []
  const kinds: number[] = []
  const weights: number[] = []
  const starts = new Uint32Array(count + 1)
  addAll((source, target, kind, weight) => {
    if (target === source) return
    from.push(source)
    to.push(target)
    kinds.push(kind)
    weights.push(weight)
    starts[source + 1]!++
  })
  for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!
  const bySource = new Uint32Array(from.length)
  const next = starts.slice()
  for (let i = 0; i < from.length; i++) bySource[next[from[i]!]!++] = i
  const joined = joinEqualEnds({ targets: to, kinds, weights }, bySource, starts)
  return {
    sources: new Uint32Array(joined.sources),
    targets: new Uint32Array(joined.targets),
    kinds: new Uint8Array(joined.kinds),
    weights: new Float32Array(joined.weights),
  }
}

/** Edges as columns. */
interface EdgeColumns {
  readonly sources: number[]
  readonly targets: number[]
  readonly kinds: number[]
  readonly weights: number[]
}

/** One edge for each pair of ends. Those of source `n` are `bySource[starts[n]]` to `bySource[starts[n + 1] - 1]`. */
function joinEqualEnds(
  { targets, kinds, weights }: Omit<EdgeColumns, 'sources'>,
  bySource: Uint32Array,
  starts: Uint32Array,
): EdgeColumns {
  const joined: EdgeColumns = { sources: [], targets: [], kinds: [], weights: [] }
  for (let source = 0; source + 1 < starts.length; source++) {
    const own = bySource.subarray(starts[source], starts[source + 1])
    if (own.length > 1) own.sort((a, b) => targets[a]! - targets[b]! || a - b)
    let before = -1
    for (const edge of own) {
      const target = targets[edge]!
      const place = joined.targets.length - 1
      if (target === before) {
        joined.weights[place]! += weights[edge]!
        joined.kinds[place] = Math.max(joined.kinds[place]!, kinds[edge]!)
        continue
      }
      before = target
      joined.sources.push(source)
      joined.targets.push(target)
      joined.kinds.push(kinds[edge]!)
      joined.weights.push(weights[edge]!)
    }
  }
  return joined
}
