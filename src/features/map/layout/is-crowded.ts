/** A place in parts of a region's radius. */
interface Point {
  readonly x: number
  readonly y: number
}

/** What is looked at of a region: where it lies in what is around it, and where its notes stand. */
interface PlacedRegion extends Point {
  readonly parent: string
  readonly radius: number
  readonly nodes: ReadonlyMap<string, Point>
}

/** More regions than this no map puts beside each other. */
const mostBeside = 400

/** Parts of both radii that the centres of two regions keep from each other at least; on real maps it is three quarters. */
const leastGap = 0.4

/** Share of its notes that have a square of a leaf to themselves, four of which there are for each; on real maps all have. */
const leastShare = 0.85

/**
 * Whether what an earlier map left cannot be one of ours: regions that lie on each other, or notes that stand in a heap. A
 * garden may come from a stranger, and what is believed stays where it is.
 */
export function isCrowded(regions: Iterable<PlacedRegion>): boolean {
  const beside = new Map<string, PlacedRegion[]>()
  for (const region of regions) {
    if (isHeap([...region.nodes.values()])) return true
    const list = beside.get(region.parent)
    if (list) list.push(region)
    else beside.set(region.parent, [region])
  }
  return [...beside.values()].some((list) => list.length > mostBeside || lieOnEachOther(list))
}

function isHeap(points: readonly Point[]): boolean {
  const side = 0.5 / Math.sqrt(points.length)
  const squares = new Set(points.map(({ x, y }) => `${Math.floor(x / side)} ${Math.floor(y / side)}`))
  return squares.size < points.length * leastShare
}

function lieOnEachOther(regions: readonly PlacedRegion[]): boolean {
  return regions.some((a, i) =>
    regions.slice(0, i).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < (a.radius + b.radius) * leastGap),
  )
}
