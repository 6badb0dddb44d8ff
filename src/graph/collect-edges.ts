import { type MapEdgeKind, type MapGraph, mapEdgeKinds } from './map-graph.ts'

/** One way from a node to another, by their keys. */
export interface EdgeDraft {
  readonly source: string
  readonly target: string
  readonly kind: MapEdgeKind
  readonly weight: number
}

/**
 * Joins what leads from one node to another to a single edge: weights add up, the strongest kind stands for all. What
 * starts or ends at no node, or at the same, is left out. Sorted by source, then target.
 */
export function collectEdges(
  nodeByKey: ReadonlyMap<string, number>,
  drafts: Iterable<EdgeDraft>,
): Pick<MapGraph, 'sources' | 'targets' | 'kinds' | 'weights'> {
  const placeOf = new Map<number, number>()
  const pairs: number[] = []
  const kinds: number[] = []
  const weights: number[] = []
  const count = nodeByKey.size
  for (const { source, target, kind, weight } of drafts) {
    const from = nodeByKey.get(source)
    const to = nodeByKey.get(target)
    if (from === undefined || to === undefined || from === to) continue
    const pair = from * count + to
    const number = mapEdgeKinds.indexOf(kind)
    const place = placeOf.get(pair)
    if (place === undefined) {
      placeOf.set(pair, pairs.length)
      pairs.push(pair)
      kinds.push(number)
      weights.push(weight)
    } else {
      weights[place]! += weight
      kinds[place] = Math.max(kinds[place]!, number)
    }
  }
  const order = Float64Array.from(pairs).sort()
  const places = Array.from(order, (pair) => placeOf.get(pair)!)
  return {
    sources: Uint32Array.from(order, (pair) => Math.floor(pair / count)),
    targets: Uint32Array.from(order, (pair) => pair % count),
    kinds: Uint8Array.from(places, (place) => kinds[place]!),
    weights: Float32Array.from(places, (place) => weights[place]!),
  }
}
