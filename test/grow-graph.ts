import { collectEdges } from '../src/features/map/graph/collect-edges.ts'
import {
  type MapEdgeKind,
  type MapGraph,
  type MapGroup,
  type MapNode,
  mapEdgeKinds,
} from '../src/features/map/graph/map-graph.ts'
import { createSeededRandom } from '../src/model/seeded-random.ts'

/** One way from a node to another. */
interface EdgeDraft {
  readonly source: string
  readonly target: string
  readonly kind: MapEdgeKind
  readonly weight: number
}

/** A map graph of these nodes; edges by their keys. */
export function graphOf(
  nodes: readonly (Partial<MapNode> & { readonly key: string })[],
  edges: readonly (Partial<EdgeDraft> & { readonly source: string; readonly target: string })[],
  groups: readonly (Omit<MapGroup, 'hue'> & Partial<MapGroup>)[] = [],
): MapGraph {
  const full = nodes
    .map(
      (node): MapNode => ({
        kind: 'note',
        title: node.key.replace(/\.md$/, ''),
        address: `${node.key}/`,
        folder: '',
        tags: [],
        stage: -1,
        planted: -1,
        group: -1,
        hue: -1,
        ...node,
      }),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const places = new Map(full.map(({ key }, i) => [key, i]))
  const collected = collectEdges(full.length, (add) => {
    for (const { source, target, kind = 'link', weight = 1 } of edges) {
      const [from, to] = [places.get(source), places.get(target)]
      if (from !== undefined && to !== undefined) add(from, to, mapEdgeKinds.indexOf(kind), weight)
    }
  })
  const coloured = groups.map((group) => ({ hue: -1, ...group }))
  return { nodes: full, groups: coloured, stages: [], ...collected }
}

/**
 * A garden's graph as gardens are: notes in circles of interest of very different size, most links inside, a few lists
 * that link to everything, some notes alone. The first notes of a larger graph are those of a smaller one.
 */
export function growGraph(count: number, links: number, seed = 1): MapGraph {
  const random = createSeededRandom(seed)
  const circles = Math.max(2, Math.round(Math.sqrt(count) / 2))
  const circleOf = Array.from({ length: count }, () => Math.floor(random() ** 2 * circles))
  const members: number[][] = Array.from({ length: circles }, () => [])
  const keys = circleOf.map((circle, i) => `circle ${circle}/note ${i}.md`)
  const edges: EdgeDraft[] = []
  const add = (source: number, target: number): void => {
    edges.push({ source: keys[source]!, target: keys[target]!, kind: 'link', weight: 1 })
  }
  for (let i = 0; i < count; i++) {
    const circle = members[circleOf[i]!]!
    const degree = random() < 0.04 ? 0 : links / count
    for (let k = 0; k < degree; k++) {
      const isNear = random() < 0.8 && circle.length > 0
      const other = isNear
        ? circle[Math.floor(random() ** 2 * circle.length)]!
        : Math.floor(random() ** 3 * i)
      if (other !== i && i > 0) add(i, other)
    }
    if (i > 10 && degree > 0 && random() < 0.5) add(0, i)
    circle.push(i)
  }
  return graphOf(
    keys.map((key, i) => ({ key, folder: `circle ${circleOf[i]}`, title: `Note ${i} of ${circleOf[i]}` })),
    edges,
  )
}

/** The part of a graph that has these nodes. */
export function partOf(graph: MapGraph, isKept: (node: MapNode, place: number) => boolean): MapGraph {
  const nodes = graph.nodes.filter(isKept)
  const kept = new Set(nodes.map(({ key }) => key))
  const edges: { source: string; target: string; weight: number }[] = []
  for (let i = 0; i < graph.sources.length; i++) {
    const [source, target] = [graph.nodes[graph.sources[i]!]!.key, graph.nodes[graph.targets[i]!]!.key]
    if (kept.has(source) && kept.has(target)) edges.push({ source, target, weight: graph.weights[i]! })
  }
  return graphOf(nodes, edges, graph.groups)
}
