import type { MapNotes } from './map-notes.ts'
import type { MapNote } from './map-state.ts'

/** Keys that lead from note to note. */
export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const directions: Readonly<Record<ArrowKey, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/**
 * The linked note that lies nearest in a direction, within 45 degrees; where none does, the nearest of `shown` that does.
 */
export async function stepTowards(
  key: ArrowKey,
  from: MapNote,
  notes: MapNotes,
  shown: readonly MapNote[],
): Promise<MapNote | undefined> {
  const [dx, dy] = directions[key]
  const far = (x: number, y: number): number => {
    const [ax, ay] = [x - from.data.x, y - from.data.y]
    const distance = Math.hypot(ax, ay)
    return distance > 0 && ax * dx + ay * dy > 0.7 * distance ? distance : Number.POSITIVE_INFINITY
  }
  const linked = findLeast(notes.linksOf(from), ({ x, y }) => far(x, y))
  if (linked) return notes.get(linked.tilePath, linked.place)
  return findLeast(shown, ({ data }) => far(data.x, data.y))
}

/** The item of which a number is least; none where it is infinite for all. */
export function findLeast<Item>(items: readonly Item[], of: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  let least = Number.POSITIVE_INFINITY
  for (const item of items) {
    const value = of(item)
    if (value >= least) continue
    best = item
    least = value
  }
  return best
}
