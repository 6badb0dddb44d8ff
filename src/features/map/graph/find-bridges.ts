import { createSeededRandom } from '../../../model/seeded-random.ts'
import type { Adjacency } from './adjacency.ts'

/** Nodes from which shortest ways are followed; more change the first few places little. */
const samples = { least: 16, most: 48 }

/** Links that may be followed in all: each start follows every link, and a large garden needs no more than a small one. */
const mostSteps = 700_000

/** Few, or the word says nothing. */
const most = 12

/**
 * The nodes that hold distant parts of the garden together: the highest betweenness (Brandes 2001) over a seeded
 * sample of starts, at most {@link most}, highest first. Nodes that are only large are left out: a bridge lies on more
 * ways than its number of neighbours explains.
 */
export function findBridges({ starts, neighbors, degrees }: Adjacency): readonly number[] {
  const count = starts.length - 1
  if (count < 3) return []
  const random = createSeededRandom(count)
  const between = new Float64Array(count)
  const distance = new Int32Array(count)
  const paths = new Float64Array(count)
  const share = new Float64Array(count)
  const queue = new Uint32Array(count)
  const affordable = Math.round(mostSteps / Math.max(1, neighbors.length))
  const starting = Math.min(count, Math.max(samples.least, Math.min(samples.most, affordable)))
  for (let sample = 0; sample < starting; sample++) {
    const from = count <= starting ? sample : Math.floor(random() * count)
    distance.fill(-1)
    paths.fill(0)
    share.fill(0)
    distance[from] = 0
    paths[from] = 1
    queue[0] = from
    let end = 1
    for (let at = 0; at < end; at++) {
      const node = queue[at]!
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        const other = neighbors[i]!
        if (distance[other] === -1) {
          distance[other] = distance[node]! + 1
          queue[end++] = other
        }
        if (distance[other] === distance[node]! + 1) paths[other]! += paths[node]!
      }
    }
    for (let at = end - 1; at > 0; at--) {
      const node = queue[at]!
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        const other = neighbors[i]!
        if (distance[other] === distance[node]! - 1)
          share[other]! += (paths[other]! / paths[node]!) * (1 + share[node]!)
      }
      between[node]! += share[node]!
    }
  }
  const scoreOf = (node: number): number => between[node]! / Math.sqrt(degrees[node]! || 1)
  const candidates: number[] = []
  for (let node = 0; node < count; node++) if (between[node]! > 0 && degrees[node]! > 1) candidates.push(node)
  return candidates
    .sort((a, b) => scoreOf(b) - scoreOf(a) || a - b)
    .slice(0, Math.min(most, Math.ceil(count / 20)))
}
