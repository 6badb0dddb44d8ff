import type { MapGraph } from './map-graph.ts'

/** A graph without directions: the neighbours of node `i` are `neighbors[starts[i]…starts[i + 1]]`. */
export interface Adjacency {
  readonly starts: Uint32Array
  readonly neighbors: Uint32Array
  /** For each neighbour how strongly the two hang together; see {@link buildAdjacency}. */
  readonly weights: Float32Array
  /** Number of different neighbours. */
  readonly degrees: Uint32Array
}

/** How strongly each kind of edge holds, in the order of `mapEdgeKinds`: an author's word counts more than a mention. */
const strengths: readonly number[] = [1, 1, 1, 1.5, 2, 2]

/**
 * The neighbours of every node, both ways, sorted. Repeated links count by their root. A tie to a node with many
 * neighbours says little, so that each tie is divided by the root of both ends' degrees.
 */
export function buildAdjacency(
  graph: Pick<MapGraph, 'sources' | 'targets' | 'kinds' | 'weights'> & {
    readonly nodes: { readonly length: number }
  },
): Adjacency {
  const { sources, targets, kinds } = graph
  const count = graph.nodes.length
  const rawStarts = new Uint32Array(count + 1)
  for (let i = 0; i < sources.length; i++) {
    rawStarts[sources[i]! + 1]!++
    rawStarts[targets[i]! + 1]!++
  }
  for (let i = 0; i < count; i++) rawStarts[i + 1]! += rawStarts[i]!
  const next = rawStarts.slice()
  const raw = new Uint32Array(sources.length * 2)
  const rawWeights = new Float32Array(sources.length * 2)
  // By target first, so that every node's list comes out sorted but for its own targets, which are merged below.
  for (let i = 0; i < sources.length; i++) {
    const weight = Math.sqrt(graph.weights[i]!) * strengths[kinds[i]!]!
    const forward = next[sources[i]!]!++
    raw[forward] = targets[i]!
    rawWeights[forward] = weight
    const back = next[targets[i]!]!++
    raw[back] = sources[i]!
    rawWeights[back] = weight
  }
  const starts = new Uint32Array(count + 1)
  const neighbors = new Uint32Array(raw.length)
  const weights = new Float32Array(raw.length)
  const slot = new Int32Array(count).fill(-1)
  let end = 0
  for (let node = 0; node < count; node++) {
    starts[node] = end
    const begin = end
    for (let i = rawStarts[node]!; i < rawStarts[node + 1]!; i++) {
      const other = raw[i]!
      const known = slot[other]!
      if (known >= begin) weights[known]! += rawWeights[i]!
      else {
        slot[other] = end
        neighbors[end] = other
        weights[end++] = rawWeights[i]!
      }
    }
  }
  starts[count] = end
  const degrees = new Uint32Array(count)
  for (let node = 0; node < count; node++) degrees[node] = starts[node + 1]! - starts[node]!
  for (let node = 0; node < count; node++) {
    for (let i = starts[node]!; i < starts[node + 1]!; i++)
      weights[i]! /= Math.sqrt(degrees[node]! * degrees[neighbors[i]!]!)
  }
  return { starts, neighbors: neighbors.slice(0, end), weights: weights.slice(0, end), degrees }
}
