import type { Adjacency } from '../graph/adjacency.ts'
import { findCommunities } from '../graph/find-communities.ts'
import type { MapNode } from '../graph/map-graph.ts'
import { joinGroups } from './join-groups.ts'

/** How a set of nodes is to be divided. */
export interface SplitRule {
  /** Groups of fewer nodes join the group they are tied to most. */
  readonly smallest: number
  /** No more groups than this. */
  readonly most: number
}

/** Nodes of one group, where only the alphabet divides. */
const chunk = 90

/**
 * Divides nodes into at least two groups by their links, the largest first.
 *
 * Lists of everything ("all plugins") tie everything together, so that groups are looked for without the nodes that are
 * tied to a great part of the others; what then belongs to no group goes with the list it is tied to most, and small
 * groups with a neighbour. Where links divide nothing, what hangs together stays so, and the rest is in order of folder
 * and title. Fewer than two nodes stay together.
 */
export function splitNodes(
  nodes: readonly number[],
  all: readonly MapNode[],
  adjacency: Adjacency,
  rule: SplitRule,
): readonly (readonly number[])[] {
  if (nodes.length < 2) return [nodes]
  const lists = findLists(nodes, adjacency)
  const clusters = findCommunities(
    nodes.filter((node) => !lists.has(node)),
    adjacency,
  )
  const groups = gather(clusters, lists, all, adjacency, rule)
  const packed = groups.length >= 2 ? groups : packClusters(clusters, [...lists], all, rule)
  const filled = packed.filter((group) => group.length > 0)
  // Where everybody is tied to everybody, all are lists and nothing else is left: the alphabet divides them.
  const result =
    filled.length >= 2
      ? filled
      : packClusters(
          nodes.map((node) => [node]),
          [],
          all,
          rule,
        )
  return result
    .map((group) => [...group].sort((a, b) => a - b))
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}

/** Nodes that are tied to so many of the others that they tell nothing about them. */
function findLists(nodes: readonly number[], { starts, neighbors }: Adjacency): ReadonlySet<number> {
  const inside = new Set(nodes)
  const limit = Math.max(40, nodes.length / 12)
  return new Set(
    nodes.filter((node) => {
      if (starts[node + 1]! - starts[node]! <= limit) return false
      let count = 0
      for (let i = starts[node]!; i < starts[node + 1]!; i++) if (inside.has(neighbors[i]!)) count++
      return count > limit
    }),
  )
}

function gather(
  clusters: readonly (readonly number[])[],
  lists: ReadonlySet<number>,
  all: readonly MapNode[],
  adjacency: Adjacency,
  rule: SplitRule,
): readonly (readonly number[])[] {
  const { starts, neighbors, weights } = adjacency
  const groups: number[][] = []
  const groupOf = new Map<number, number>()
  const open = (members: readonly number[]): void => {
    for (const node of members) groupOf.set(node, groups.length)
    groups.push([...members])
  }
  for (const cluster of clusters) if (cluster.length >= rule.smallest) open(cluster)
  for (const list of lists) open([list])
  const loose: number[] = []
  for (const cluster of clusters) {
    if (cluster.length >= rule.smallest) continue
    const ties = new Map<number, number>()
    for (const node of cluster) {
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        const group = groupOf.get(neighbors[i]!)
        if (group !== undefined) ties.set(group, (ties.get(group) ?? 0) + weights[i]!)
      }
    }
    const best = strongest(ties)
    if (best === undefined) loose.push(...cluster)
    else groups[best]!.push(...cluster)
  }
  const joined = joinGroups(groups, adjacency, rule)
  const large = joined.filter((group) => group.length >= rule.smallest)
  loose.push(...joined.filter((group) => group.length < rule.smallest).flat())
  if (loose.length === 0) return large
  if (loose.length < rule.smallest && large.length > 0) {
    large[large.length - 1]!.push(...loose)
    return large
  }
  return [...large, ...groupByFolder(loose, all, rule)]
}

function strongest(ties: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined
  for (const [group, weight] of ties) {
    const before = best === undefined ? -1 : ties.get(best)!
    if (weight > before || (weight === before && group < best!)) best = group
  }
  return best
}

/** What hangs together with nothing: by folder where those are large enough, the rest together. */
function groupByFolder(
  nodes: readonly number[],
  all: readonly MapNode[],
  { smallest }: SplitRule,
): number[][] {
  const byFolder = new Map<string, number[]>()
  for (const node of nodes) {
    const folder = all[node]!.folder
    const list = byFolder.get(folder)
    if (list) list.push(node)
    else byFolder.set(folder, [node])
  }
  const groups: number[][] = []
  const rest: number[] = []
  for (const list of byFolder.values()) {
    if (list.length >= smallest && groups.length < 12) groups.push(list)
    else rest.push(...list)
  }
  if (rest.length > 0) groups.push(rest)
  return groups
}

/** Groups of about {@link chunk} nodes: clusters stay whole and follow one another by folder and title. */
function packClusters(
  clusters: readonly (readonly number[])[],
  lists: readonly number[],
  all: readonly MapNode[],
  { most }: SplitRule,
): number[][] {
  const total = clusters.reduce((sum, cluster) => sum + cluster.length, lists.length)
  // No more than have room for a name; further levels divide what is still too large.
  const size = Math.max(chunk, Math.ceil(total / most))
  const keyed = clusters.flatMap((cluster) => {
    // A cluster that is larger than a group is divided like the rest.
    const parts = cluster.length > size ? cluster.map((node) => [node]) : [cluster]
    return parts.map((members) => ({ members, key: keyOf(members, all) }))
  })
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.members[0]! - b.members[0]!))
  const count = Math.max(2, Math.ceil(total / size))
  const groups: number[][] = [[]]
  for (const { members } of keyed) {
    const last = groups[groups.length - 1]!
    if (last.length > 0 && last.length + members.length > total / count && groups.length < count * 2)
      groups.push([...members])
    else last.push(...members)
  }
  if (lists.length === 0) return groups
  if (lists.length > 2 || groups.length === 1) return [...groups, [...lists]]
  groups[0]!.push(...lists)
  return groups
}

/** Folder and title of a cluster's first node by both. */
function keyOf(members: readonly number[], all: readonly MapNode[]): string {
  let first: string | undefined
  for (const node of members) {
    const key = `${all[node]!.folder}\n${all[node]!.title.toLowerCase()}`
    if (first === undefined || key < first) first = key
  }
  return first!
}
