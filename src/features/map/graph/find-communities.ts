import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { createSeededRandom } from '../../../model/seeded-random.ts'
import type { Adjacency } from './adjacency.ts'

/**
 * The groups that a part of the graph falls into by its own links (Louvain, Blondel et al. 2008, seeded): the largest
 * first, equal ones by their first node. Nodes without links inside the part are groups of one. `nodes` is sorted.
 */
export function findCommunities(
  nodes: readonly number[],
  { starts, neighbors, weights }: Adjacency,
): readonly (readonly number[])[] {
  const place = new Map(nodes.map((node, i) => [node, i]))
  const graph = new UndirectedGraph<object, { weight: number }>()
  const alone: number[] = []
  const ties: [number, number, number][] = []
  for (const [i, node] of nodes.entries()) {
    let isTied = false
    for (let k = starts[node]!; k < starts[node + 1]!; k++) {
      const other = place.get(neighbors[k]!)
      if (other === undefined) continue
      isTied = true
      if (i < other) ties.push([i, other, weights[k]!])
    }
    if (isTied) graph.addNode(i)
    else alone.push(node)
  }
  if (ties.length === 0) return nodes.map((node) => [node])
  for (const [a, b, weight] of ties) graph.addUndirectedEdge(a, b, { weight })
  const communities = louvain(graph, { getEdgeWeight: 'weight', rng: createSeededRandom(nodes.length) })
  const groups = new Map<number, number[]>()
  for (const [i, node] of nodes.entries()) {
    const community = communities[i]
    if (community === undefined) continue
    const group = groups.get(community)
    if (group) group.push(node)
    else groups.set(community, [node])
  }
  return [...groups.values(), ...alone.map((node) => [node])].sort(
    (a, b) => b.length - a.length || a[0]! - b[0]!,
  )
}
