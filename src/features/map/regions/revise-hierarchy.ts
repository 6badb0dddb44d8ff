import type { Adjacency } from '../graph/adjacency.ts'
import type { MapGraph } from '../graph/map-graph.ts'
import type { KnownPlaces } from '../map-file.ts'
import { draftRegion, numberRegions } from './build-hierarchy.ts'
import { bundleRegions } from './bundle-regions.ts'
import { type MapHierarchy, maxChildren } from './map-region.ts'
import type { NodeNames } from './node-names.ts'
import type { DraftContext, RegionDraft } from './region-draft.ts'
import { splitNodes } from './split-nodes.ts'

/** From this share of nodes that the last map did not know on, the garden is divided anew. */
const mostNew = 0.3

/** What is tied to more than a region can hold is a list of many; it says little about where one of them belongs. */
const listFrom = 110

/** A region of the last map that holds nodes. */
interface Leaf {
  readonly id: string
  /** The nearest topic around it; -1 for none. */
  readonly topic: number
  readonly nodes: number[]
}

/**
 * The hierarchy of the last map with what came, went and changed since: every node stays where it was unless its topic
 * says otherwise or nothing ties it there any more; new ones go where their links lead. Regions that have grown too
 * large are divided, empty ones vanish. With `isSame` the graph is the last map's own and nothing moves. Undefined where too much differs: other topics, or many new nodes.
 */
export function reviseHierarchy(
  graph: MapGraph,
  names: NodeNames,
  adjacency: Adjacency,
  rank: Float32Array,
  known: KnownPlaces,
  isSame: boolean,
): MapHierarchy | undefined {
  const topicOf = placeTopics(graph, known)
  if (topicOf === undefined) return undefined
  const leaves = collectLeaves(known, topicOf)
  const placeOfKey = new Map<string, number>()
  for (const [place, leaf] of leaves.entries())
    for (const key of known.regions.get(leaf.id)!.nodes.keys()) placeOfKey.set(key, place)
  const shown = new Set(leaves.map((leaf) => leaf.topic))
  const wanted = graph.nodes.map(({ group }) => nearestShown(group, graph, shown))
  const leafOf = new Int32Array(graph.nodes.length).fill(-1)
  let missing = 0
  for (const [node, key] of names.keys.entries()) {
    const place = placeOfKey.get(key)
    if (place === undefined) missing++
    else if (belongs(node, place)) leafOf[node] = place
  }
  if (missing > mostNew * graph.nodes.length) return undefined
  if (!isSame) leaveWhereNothingHolds(leafOf, adjacency)
  const loose = placeByTies(leafOf, adjacency, belongs)
  const left = placeByFolder(loose, leafOf, graph, adjacency, belongs)
  for (let node = 0; node < leafOf.length; node++)
    if (leafOf[node]! >= 0) leaves[leafOf[node]!]!.nodes.push(node)
  return assemble(left)

  function belongs(node: number, place: number): boolean {
    return wanted[node] === undefined || wanted[node] === leaves[place]!.topic
  }

  function assemble(rest: readonly number[]): MapHierarchy {
    const taken = new Set(known.regions.keys())
    const context: DraftContext = { graph, adjacency, rank, taken }
    const leafById = new Map(leaves.map((leaf) => [leaf.id, leaf]))
    const childrenOf = new Map<string, string[]>()
    for (const [id, { parent }] of [...known.regions].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const list = childrenOf.get(parent)
      if (list) list.push(id)
      else childrenOf.set(parent, [id])
    }
    const draft = (id: string): RegionDraft | undefined => {
      const leaf = leafById.get(id)
      const group = topicOf!.get(id) ?? -1
      if (leaf !== undefined) {
        if (leaf.nodes.length === 0) return undefined
        if (leaf.nodes.length <= maxChildren) return { id, group, nodes: leaf.nodes, regions: [] }
        return draftRegion({ nodes: leaf.nodes, group, id }, context)
      }
      const regions = draftAll(childrenOf.get(id) ?? [])
      return regions.length === 0 ? undefined : { id, group, nodes: [], regions }
    }
    const draftAll = (ids: readonly string[]): RegionDraft[] =>
      ids.map(draft).filter((region) => region !== undefined)
    const tops = draftAll(childrenOf.get('') ?? [])
    if (rest.length > 0) {
      const rule = { smallest: Math.max(6, Math.round(graph.nodes.length / 100)), most: 8 }
      const parts = rest.length < 2 * rule.smallest ? [rest] : splitNodes(rest, graph.nodes, adjacency, rule)
      tops.push(...parts.map((nodes) => draftRegion({ nodes, group: -1 }, context)))
    }
    return numberRegions(bundleRegions(tops, context), graph.nodes.length)
  }
}

/** The topic of each region that is one; undefined where the garden's topics are no longer those of the map. */
function placeTopics(graph: MapGraph, known: KnownPlaces): ReadonlyMap<string, number> | undefined {
  const groupById = new Map(graph.groups.map(({ id }, i) => [id, i]))
  const groups = new Map<string, number>()
  for (const [id, { topic }] of known.regions) {
    if (topic === '') continue
    const group = groupById.get(topic)
    if (group === undefined) return undefined
    groups.set(id, group)
  }
  const shown = new Set(groups.values())
  for (const { group } of graph.nodes) {
    let top = group
    while (top >= 0 && graph.groups[top]!.parent >= 0) top = graph.groups[top]!.parent
    if (top >= 0 && !shown.has(top)) return undefined
  }
  return groups
}

function collectLeaves({ regions }: KnownPlaces, topicOf: ReadonlyMap<string, number>): readonly Leaf[] {
  const parents = new Set([...regions.values()].map(({ parent }) => parent))
  return [...regions.keys()]
    .filter((id) => !parents.has(id))
    .sort()
    .map((id) => {
      let topic = -1
      for (let at = id; at !== '' && topic < 0; at = regions.get(at)!.parent) topic = topicOf.get(at) ?? -1
      return { id, topic, nodes: [] }
    })
}

/** The topic whose region must hold a note of this one; undefined where any may. */
function nearestShown(group: number, { groups }: MapGraph, shown: ReadonlySet<number>): number | undefined {
  for (let at = group; at >= 0; at = groups[at]!.parent) if (shown.has(at)) return at
  return undefined
}

/** Frees nodes that are tied to other regions only; ties to lists hold nothing. */
function leaveWhereNothingHolds(leafOf: Int32Array, { starts, neighbors, degrees }: Adjacency): void {
  const before = leafOf.slice()
  for (let node = 0; node < leafOf.length; node++) {
    if (before[node]! < 0) continue
    let own = 0
    let others = 0
    for (let i = starts[node]!; i < starts[node + 1]!; i++) {
      if (degrees[neighbors[i]!]! > listFrom) continue
      const leaf = before[neighbors[i]!]!
      if (leaf === before[node]) own++
      else if (leaf >= 0) others++
    }
    if (own === 0 && others > 1) leafOf[node] = -1
  }
}

/** Gives nodes without a place the one that most of their ties lead to, in some rounds; returns those left. */
function placeByTies(
  leafOf: Int32Array,
  { starts, neighbors, weights, degrees }: Adjacency,
  belongs: (node: number, place: number) => boolean,
): readonly number[] {
  let loose: number[] = []
  for (let node = 0; node < leafOf.length; node++) if (leafOf[node]! < 0) loose.push(node)
  for (let round = 0; round < 4 && loose.length > 0; round++) {
    const before = leafOf.slice()
    loose = loose.filter((node) => {
      const ties = new Map<number, number>()
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        if (degrees[neighbors[i]!]! > listFrom) continue
        const leaf = before[neighbors[i]!]!
        if (leaf >= 0 && belongs(node, leaf)) ties.set(leaf, (ties.get(leaf) ?? 0) + weights[i]!)
      }
      const best = strongest(ties)
      if (best !== undefined) leafOf[node] = best
      return best === undefined
    })
  }
  return loose
}

/** Places what no tie places beside notes of its folder that stand on the same lists; returns the rest. */
function placeByFolder(
  loose: readonly number[],
  leafOf: Int32Array,
  { nodes }: MapGraph,
  { starts, neighbors, degrees }: Adjacency,
  belongs: (node: number, place: number) => boolean,
): readonly number[] {
  if (loose.length === 0) return []
  const byFolder = new Map<string, { readonly node: number; readonly key: string }[]>()
  for (const node of loose) byFolder.set(nodes[node]!.folder, [])
  for (const [node, { folder, title }] of nodes.entries())
    byFolder.get(folder)?.push({ node, key: title.toLowerCase() })
  for (const list of byFolder.values())
    list.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.node - b.node))
  const before = leafOf.slice()
  return loose.filter((node) => {
    const list = byFolder.get(nodes[node]!.folder)!
    const at = list.findIndex((entry) => entry.node === node)
    const lists = new Set(neighbors.subarray(starts[node]!, starts[node + 1]!))
    const scores = new Map<number, number>()
    for (let step = 1; step <= 8; step++) {
      for (const other of [list[at - step]?.node, list[at + step]?.node]) {
        if (other === undefined || before[other]! < 0 || !belongs(node, before[other]!)) continue
        let shared = 0.01
        for (let i = starts[other]!; i < starts[other + 1]!; i++)
          if (lists.has(neighbors[i]!)) shared += 1 / Math.sqrt(degrees[neighbors[i]!]!)
        scores.set(before[other]!, (scores.get(before[other]!) ?? 0) + shared / step)
      }
    }
    const best = strongest(scores)
    if (best !== undefined) leafOf[node] = best
    return best === undefined
  })
}

function strongest(scores: ReadonlyMap<number, number>): number | undefined {
  return [...scores].sort(([a, u], [b, v]) => v - u || a - b)[0]?.[0]
}
