import type { MapGraph, MapNode } from './graph/map-graph.ts'
import type { MapRequest } from './map-request.ts'

/**
 * A request as it crosses to the thread that has the nodes of an earlier one. After an edit nearly all are as they were:
 * those do not cross again, and what the thread found out of them stays found, since they are the same objects.
 */
export interface PackedRequest {
  readonly graph: Omit<MapGraph, 'nodes'>
  readonly nodes: PackedNodes
  readonly paths: MapRequest['paths']
}

interface PackedNodes {
  /** For each node its place among the earlier ones, or -1 where it is the next of the fresh ones. */
  readonly places: Int32Array<ArrayBuffer>
  readonly fresh: readonly MapNode[]
}

/** Packs a request for whoever has the nodes of `before`, which are those of a request. */
export function packRequest(before: readonly MapNode[], { graph, paths }: MapRequest): PackedRequest {
  const { nodes, ...rest } = graph
  return { graph: rest, nodes: packNodes(before, nodes), paths }
}

/** The request again. */
export function unpackRequest(
  before: readonly MapNode[],
  { graph, nodes: { places, fresh }, paths }: PackedRequest,
): MapRequest {
  // The list of before is the same object again too, for what is found out of all nodes together.
  if (fresh.length === 0 && places.length === before.length)
    return { graph: { ...graph, nodes: before }, paths }
  let next = 0
  const nodes = Array.from(places, (place) => (place < 0 ? fresh[next++]! : before[place]!))
  return { graph: { ...graph, nodes }, paths }
}

/** Both are sorted by key. */
function packNodes(before: readonly MapNode[], nodes: readonly MapNode[]): PackedNodes {
  const places = new Int32Array(nodes.length).fill(-1)
  const fresh: MapNode[] = []
  let place = 0
  for (const [i, node] of nodes.entries()) {
    while (place < before.length && before[place]!.key < node.key) place++
    const old = before[place]
    if (old !== undefined && isSameNode(old, node)) places[i] = place
    else fresh.push(node)
  }
  return { places, fresh }
}

function isSameNode(a: MapNode, b: MapNode): boolean {
  return (
    a === b ||
    (a.key === b.key &&
      a.title === b.title &&
      a.address === b.address &&
      a.kind === b.kind &&
      a.stage === b.stage &&
      a.planted === b.planted &&
      a.group === b.group &&
      a.hue === b.hue &&
      a.folder === b.folder &&
      a.tags.length === b.tags.length &&
      a.tags.every((tag, i) => tag === b.tags[i]))
  )
}
