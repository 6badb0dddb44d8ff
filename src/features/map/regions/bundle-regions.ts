import { buildAdjacency } from '../graph/adjacency.ts'
import { maxChildren } from './map-region.ts'
import { createRegionId, type DraftContext, type RegionDraft } from './region-draft.ts'
import { splitNodes } from './split-nodes.ts'

/** How many bundles there are at most, and how few regions one may hold. */
const rule = (count: number) => ({ smallest: Math.max(3, Math.round(count / 60)), most: 24 })

/**
 * Puts regions that are too many to stand beside each other (a garden of a thousand topics) into regions around them:
 * those that are tied to each other together, what is tied to nothing in the order of its titles. As many as
 * {@link maxChildren} stay as they are.
 */
export function bundleRegions(drafts: readonly RegionDraft[], context: DraftContext): readonly RegionDraft[] {
  if (drafts.length <= maxChildren) return drafts
  const { graph } = context
  const members = drafts.map(nodesOf)
  const draftOf = new Int32Array(graph.nodes.length).fill(-1)
  for (const [i, nodes] of members.entries()) for (const node of nodes) draftOf[node] = i
  const sources: number[] = []
  const targets: number[] = []
  const weights: number[] = []
  for (let edge = 0; edge < graph.sources.length; edge++) {
    const [a, b] = [draftOf[graph.sources[edge]!]!, draftOf[graph.targets[edge]!]!]
    if (a < 0 || b < 0 || a === b) continue
    sources.push(a)
    targets.push(b)
    weights.push(graph.weights[edge]!)
  }
  // Each region stands for a node of a smaller graph, so that the same rules divide both.
  const standIns = drafts.map(({ group }, i) => {
    const first = graph.nodes[members[i]![0]!]!
    return { ...first, folder: '', title: graph.groups[group]?.title ?? first.title }
  })
  const adjacency = buildAdjacency({
    nodes: drafts,
    sources: Uint32Array.from(sources),
    targets: Uint32Array.from(targets),
    kinds: new Uint8Array(sources.length),
    weights: Float32Array.from(weights),
  })
  return splitNodes([...drafts.keys()], standIns, adjacency, rule(drafts.length)).map((places) => {
    const regions = places.map((place) => drafts[place]!)
    if (regions.length === 1) return regions[0]!
    const nodes = places.flatMap((place) => members[place]!)
    const id = createRegionId(nodes, -1, context)
    return { id, group: -1, nodes: [], regions: bundleRegions(regions, context) }
  })
}

function nodesOf({ nodes, regions }: RegionDraft): readonly number[] {
  return regions.length === 0 ? nodes : regions.flatMap(nodesOf)
}
