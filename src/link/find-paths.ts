import { createNodeHeap } from './node-heap.ts'
import type { PathGraph } from './path-graph.ts'

/** A way between two notes, in the numbers of a {@link PathGraph}. */
export interface FoundPath {
  /** From the first note to the last, each once. */
  readonly nodes: readonly number[]
  /** One less than the nodes; arc `i` joins nodes `i` and `i + 1`, in one direction or the other. */
  readonly arcs: readonly number[]
  readonly cost: number
}

/** Finds paths in one graph, again and again. */
export interface PathFinder {
  /** Up to `limit` different paths, the cheapest first; none where there is no way. `from` and `to` differ. */
  find(from: number, to: number, limit: number): readonly FoundPath[]
  /** The notes that can be reached from one, itself too, following links either way; sorted. */
  islandOf(node: number): readonly number[]
}

/** Following a link against its direction costs this much more: the argument must be turned round. */
const backwards = 0.25

/** One of the two searches: from the first note, or from the last. */
interface Side {
  readonly cost: Float64Array
  /** The arc that each reached note was reached by; -1 at the start. */
  readonly arc: Int32Array
  readonly settled: number[]
  readonly isSettled: Uint8Array
  readonly heap: ReturnType<typeof createNodeHeap>
}

/**
 * Prepares a graph for searches. A path's cost is, for each link, 1 and up to 1 more where its sentence says little or
 * it is followed backwards; and for each note between the ends, 1 and the binary logarithm of its degree, so that a hub
 * of 500 links costs as much as two ordinary notes.
 *
 * A search grows from both ends until what they have seen holds the middle of every path up to a half dearer than the
 * cheapest. Any arc between the two gives a candidate; those that share more than half of their notes with another one
 * are left out. So the second path is the best *different* one, and the whole costs one search instead of one for each.
 * `dullnessOf` may be given where it is found out when it is asked for; it must always answer the same.
 */
export function createPathFinder(
  graph: PathGraph,
  dullnessOf = (arc: number): number => graph.dullness?.[arc] ?? 0,
): PathFinder {
  const { size, sources, targets } = graph
  const { starts, arcs } = indexArcs(graph)
  const passing = new Float64Array(size)
  for (let node = 0; node < size; node++) passing[node] = 1 + Math.log2(1 + starts[node + 1]! - starts[node]!)

  const otherEnd = (arc: number, node: number): number =>
    sources[arc] === node ? targets[arc]! : sources[arc]!
  // What the links cost that have been looked at; at least 1, so 0 says that nobody has. Few are: a sentence lies where
  // the processor's caches do not reach, so a link that would be too dear if it said as much as one can is passed over.
  const said = new Float64Array(sources.length)
  const arcCost = (arc: number, from: number): number => {
    if (said[arc] === 0) said[arc] = 1 + dullnessOf(arc) * 0.75
    return said[arc]! + (sources[arc] === from ? 0 : backwards)
  }

  function startSide(node: number): Side {
    const cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    cost[node] = 0
    const heap = createNodeHeap()
    heap.push(0, node)
    return { cost, arc: new Int32Array(size).fill(-1), settled: [], isSettled: new Uint8Array(size), heap }
  }

  function find(from: number, to: number, limit: number): readonly FoundPath[] {
    const ahead = startSide(from)
    const behind = startSide(to)
    const costOfPassing = (node: number): number => (node === from || node === to ? 0 : passing[node]!)
    let best = Number.POSITIVE_INFINITY

    /** Settles the nearest note of a side and reaches its neighbours. */
    const grow = (side: Side, other: Side): void => {
      const node = side.heap.pop()
      if (side.isSettled[node]) return
      side.isSettled[node] = 1
      side.settled.push(node)
      const isAhead = side === ahead
      // No path passes through its own ends.
      if (node === (isAhead ? to : from)) return
      const known = side.cost[node]!
      const reach = other.heap.least
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        const arc = arcs[i]!
        const next = otherEnd(arc, node)
        const passed = costOfPassing(isAhead ? next : node)
        const least = known + (1 + passed)
        if (least >= side.cost[next]!) continue
        // What the other search has not reached by now it will reach at `reach` or more: too late for any answer.
        if (least + reach > mostCost(best) && other.cost[next] === Number.POSITIVE_INFINITY) continue
        const cost = known + (arcCost(arc, isAhead ? node : next) + passed)
        if (cost < side.cost[next]!) {
          side.cost[next] = cost
          side.arc[next] = arc
          side.heap.push(cost, next)
        }
        best = Math.min(best, cost + other.cost[next]!)
      }
    }
    while (ahead.heap.size > 0 && behind.heap.size > 0) {
      if (ahead.heap.least + behind.heap.least > mostCost(best)) break
      if (ahead.heap.least <= behind.heap.least) grow(ahead, behind)
      else grow(behind, ahead)
    }
    if (best === Number.POSITIVE_INFINITY) return []

    const most = mostCost(best)
    const candidates: { cost: number; node: number; arc: number; next: number }[] = []
    for (const node of ahead.settled) {
      if (node === to) continue
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        const arc = arcs[i]!
        const next = otherEnd(arc, node)
        if (next === from) continue
        // Most end here, before the sentence of their link is looked at.
        if (ahead.cost[node]! + 1 + costOfPassing(next) + behind.cost[next]! > most) continue
        const cost = ahead.cost[node]! + arcCost(arc, node) + costOfPassing(next) + behind.cost[next]!
        if (cost <= most) candidates.push({ cost, node, arc, next })
      }
    }
    // Costs that differ by rounding alone must not decide: sums are taken in different orders.
    candidates.sort((a, b) => Math.round((a.cost - b.cost) * 1e6) || a.node - b.node || a.next - b.next)
    const found: FoundPath[] = []
    // Paths that hardly touch a better one come first; then, where there is room, those that share half with one.
    for (const most of [0, 0.5]) {
      for (const candidate of candidates) {
        if (found.length === limit) break
        const path = joinSides(candidate, ahead, behind)
        if (path && found.every((other) => sharedPart(other, path) <= most)) found.push(path)
      }
    }
    return found.sort((a, b) => Math.round((a.cost - b.cost) * 1e6))
  }

  function joinSides(
    {
      cost,
      node,
      arc,
      next,
    }: { readonly cost: number; readonly node: number; readonly arc: number; readonly next: number },
    ahead: Side,
    behind: Side,
  ): FoundPath | undefined {
    const nodes: number[] = []
    const pathArcs: number[] = []
    for (let at = node; ; at = otherEnd(pathArcs.at(-1)!, at)) {
      nodes.push(at)
      if (ahead.arc[at] === -1) break
      pathArcs.push(ahead.arc[at]!)
    }
    nodes.reverse()
    pathArcs.reverse()
    pathArcs.push(arc)
    for (let at = next; ; at = otherEnd(pathArcs.at(-1)!, at)) {
      nodes.push(at)
      if (behind.arc[at] === -1) break
      pathArcs.push(behind.arc[at]!)
    }
    return new Set(nodes).size === nodes.length ? { nodes, arcs: pathArcs, cost } : undefined
  }

  function islandOf(node: number): readonly number[] {
    const isSeen = new Uint8Array(size)
    isSeen[node] = 1
    const seen = [node]
    for (let at = 0; at < seen.length; at++) {
      for (let i = starts[seen[at]!]!; i < starts[seen[at]! + 1]!; i++) {
        const next = otherEnd(arcs[i]!, seen[at]!)
        if (isSeen[next]) continue
        isSeen[next] = 1
        seen.push(next)
      }
    }
    return seen.sort((a, b) => a - b)
  }

  return { find, islandOf }
}

/** What a path may cost beside a cheaper one. */
function mostCost(best: number): number {
  return best + Math.max(8, best * 0.5)
}

/** The part of the notes between the ends that two paths share, of the shorter one; 1 where both are a direct link. */
function sharedPart(a: FoundPath, b: FoundPath): number {
  const known = new Set(a.nodes.slice(1, -1))
  const between = b.nodes.slice(1, -1)
  // The direct link is one path, however many links there are.
  if (between.length === 0 || known.size === 0) return between.length === known.size ? 1 : 0
  return between.filter((node) => known.has(node)).length / Math.min(between.length, known.size)
}

/** The arcs at each note, whichever way they lead: those of note `n` are `arcs[starts[n]]` to `arcs[starts[n + 1] - 1]`. */
function indexArcs({ size, sources, targets }: PathGraph): {
  readonly starts: Uint32Array
  readonly arcs: Uint32Array
} {
  const starts = new Uint32Array(size + 1)
  for (let arc = 0; arc < sources.length; arc++) {
    starts[sources[arc]! + 1]!++
    starts[targets[arc]! + 1]!++
  }
  for (let node = 0; node < size; node++) starts[node + 1]! += starts[node]!
  const free = starts.slice(0, size)
  const arcs = new Uint32Array(sources.length * 2)
  for (let arc = 0; arc < sources.length; arc++) {
    arcs[free[sources[arc]!]!++] = arc
    arcs[free[targets[arc]!]!++] = arc
  }
  return { starts, arcs }
}
