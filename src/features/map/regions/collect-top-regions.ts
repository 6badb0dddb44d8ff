import type { Adjacency } from '../graph/adjacency.ts'
import type { MapGraph } from '../graph/map-graph.ts'
import { splitNodes } from './split-nodes.ts'

/** A region at the top: its nodes and the topic it stands for, -1 for none. */
interface TopRegion {
  readonly nodes: readonly number[]
  readonly group: number
}

/** As many names as a first picture holds. */
const mostTopRegions = 24

/**
 * The regions at the top: topics without a parent, each with the notes of the topics below it and what is mostly tied
 * to it (references it cites, notes it wants); then groups of what is left.
 */
export function collectTopRegions(graph: MapGraph, adjacency: Adjacency): readonly TopRegion[] {
  const count = graph.nodes.length
  if (count === 0) return []
  const regionOf = assignTopics(graph, adjacency)
  const byGroup = new Map<number, number[]>()
  const left: number[] = []
  for (let node = 0; node < count; node++) {
    const group = regionOf[node]!
    if (group < 0) left.push(node)
    else if (byGroup.has(group)) byGroup.get(group)!.push(node)
    else byGroup.set(group, [node])
  }
  const topics = [...byGroup].sort(([a], [b]) => a - b).map(([group, nodes]) => ({ nodes, group }))
  if (left.length === 0) return topics
  const rule = {
    smallest: Math.max(6, Math.min(400, Math.round(count / 100))),
    most: Math.max(4, mostTopRegions - topics.length),
  }
  const isFew = left.length < Math.max(rule.smallest, 40) && topics.length > 0
  const parts = isFew || left.length < 12 ? [left] : splitNodes(left, graph.nodes, adjacency, rule)
  return [...topics, ...parts.map((nodes) => ({ nodes, group: -1 }))]
}

/** Top of the topic that each node belongs to, or is mostly tied to; -1 for none. */
function assignTopics({ nodes, groups }: MapGraph, adjacency: Adjacency): Int32Array {
  const topOf = groups.map((_, i) => i)
  for (const [i, { parent }] of groups.entries()) if (parent >= 0) topOf[i] = topOf[parent]!
  const regionOf = new Int32Array(nodes.length).fill(-1)
  for (const [i, { group }] of nodes.entries()) if (group >= 0) regionOf[i] = topOf[group]!
  if (groups.length === 0) return regionOf
  // Twice: what is cited by what is cited. Each round reads the last, so that the order of nodes decides nothing.
  const sums = new Float64Array(groups.length)
  for (let round = 0; round < 2; round++) {
    const before = regionOf.slice()
    for (let node = 0; node < nodes.length; node++) {
      if (before[node] !== -1) continue
      const best = strongest(node, before, adjacency, sums)
      if (best !== undefined) regionOf[node] = best
    }
  }
  return regionOf
}

/** The group that a third or more of a node's ties lead to, if there is one. `sums` is all zeros, and is so again after. */
function strongest(
  node: number,
  groupOf: Int32Array,
  { starts, neighbors, weights }: Adjacency,
  sums: Float64Array,
): number | undefined {
  let total = 0
  const reached: number[] = []
  for (let i = starts[node]!; i < starts[node + 1]!; i++) {
    total += weights[i]!
    const group = groupOf[neighbors[i]!]!
    if (group < 0) continue
    if (sums[group] === 0) reached.push(group)
    sums[group]! += weights[i]!
  }
  let best = -1
  let most = 0
  for (const group of reached) {
    const sum = sums[group]!
    // There may be thousands of groups; only these are to be cleared for the next.
    sums[group] = 0
    if (sum < most || (sum === most && group > best)) continue
    best = group
    most = sum
  }
  return best >= 0 && most >= total / 3 ? best : undefined
}
