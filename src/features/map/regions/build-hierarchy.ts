import type { Adjacency } from '../graph/adjacency.ts'
import type { MapGraph } from '../graph/map-graph.ts'
import { bundleRegions } from './bundle-regions.ts'
import { collectTopRegions } from './collect-top-regions.ts'
import type { MapHierarchy, MapRegion } from './map-region.ts'
import { createRegionId, type DraftContext, type RegionDraft } from './region-draft.ts'
import { type SplitRule, splitNodes } from './split-nodes.ts'

/** Leaves with more nodes than this are divided when they are made; they may grow on to {@link maxChildren}. */
const leafSize = 110

/** A topic below another has a region of its own from so many notes on. */
const smallestTopic = 4

/** How the inside of a region is divided. */
function innerRule(count: number): SplitRule {
  return { smallest: Math.max(8, Math.min(60, Math.round(count / 25))), most: 24 }
}

/**
 * Divides a garden into regions, those into smaller ones, and so on down to leaves that hold nodes. Topics that authors
 * declared are regions; what belongs to none is divided by its links. Every region has at most {@link maxChildren}
 * children. Equal graphs give equal hierarchies.
 */
export function buildHierarchy(graph: MapGraph, adjacency: Adjacency, rank: Float32Array): MapHierarchy {
  const taken = new Set<string>()
  const context: DraftContext = { graph, adjacency, rank, taken }
  const drafts = collectTopRegions(graph, adjacency).map(({ nodes, group }) =>
    draftRegion({ nodes, group }, context),
  )
  return numberRegions(bundleRegions(drafts, context), graph.nodes.length)
}

/** A region of these nodes, divided as far as it must be. `id` keeps the one it had. */
export function draftRegion(
  { nodes, group, id }: { readonly nodes: readonly number[]; readonly group: number; readonly id?: string },
  context: DraftContext,
): RegionDraft {
  const { graph, adjacency } = context
  const own = id ?? createRegionId(nodes, group, context)
  const children = group < 0 ? [] : childTopics(nodes, group, graph)
  if (nodes.length <= leafSize && children.length < 2) return { id: own, group, nodes, regions: [] }
  const parts =
    children.length >= 2
      ? children
      : splitNodes(nodes, graph.nodes, adjacency, innerRule(nodes.length)).map((part) => ({
          nodes: part,
          group: -1,
        }))
  const regions = parts.map((part) => draftRegion(part, context))
  return { id: own, group, nodes: [], regions: bundleRegions(regions, context) }
}

/** The topics directly below one, and what belongs to none of them; empty where there are none. */
function childTopics(
  nodes: readonly number[],
  group: number,
  { nodes: all, groups }: MapGraph,
): readonly { readonly nodes: readonly number[]; readonly group: number }[] {
  const byChild = new Map<number, number[]>()
  for (const node of nodes) {
    let at = all[node]!.group
    while (at >= 0 && groups[at]!.parent !== group) at = groups[at]!.parent
    const list = byChild.get(at)
    if (list) list.push(node)
    else byChild.set(at, [node])
  }
  const children = [...byChild]
    .sort(([a], [b]) => a - b)
    .map(([child, list]) => ({ nodes: list, group: child }))
  // A part of a few notes is no region of its own: it stands in the largest.
  const large = children.filter((child) => child.nodes.length >= smallestTopic)
  const largest = large.reduce<(typeof large)[number] | undefined>(
    (best, child) => (best !== undefined && best.nodes.length >= child.nodes.length ? best : child),
    undefined,
  )
  for (const child of children) if (!large.includes(child)) largest?.nodes.push(...child.nodes)
  return large
}

/** Numbers a tree of regions, level by level, so that parents come before children; those of one parent by id. */
export function numberRegions(drafts: readonly RegionDraft[], nodeCount: number): MapHierarchy {
  const regions: MapRegion[] = []
  const leafOf = new Int32Array(nodeCount).fill(-1)
  let level = sortById(drafts).map((draft) => ({ draft, parent: -1 }))
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = []
    const first = regions.length + level.length
    for (const { draft, parent } of level) {
      const place = regions.length
      const { id, group } = draft
      const children = draft.regions.map((_, i) => first + next.length + i)
      next.push(...sortById(draft.regions).map((child) => ({ draft: child, parent: place })))
      const nodes = [...draft.nodes].sort((a, b) => a - b)
      for (const node of nodes) leafOf[node] = place
      regions.push({ id, group, parent, depth, regions: children, nodes })
    }
    level = next
  }
  return { regions, leafOf }
}

/** The tree again, for a hierarchy whose regions got other ids. */
export function draftsOf({ regions }: MapHierarchy): readonly RegionDraft[] {
  const draft = ({ id, group, nodes, regions: inside }: MapRegion): RegionDraft => ({
    id,
    group,
    nodes,
    regions: inside.map((child) => draft(regions[child]!)),
  })
  return regions.filter(({ parent }) => parent < 0).map(draft)
}

function sortById(drafts: readonly RegionDraft[]): readonly RegionDraft[] {
  return [...drafts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
