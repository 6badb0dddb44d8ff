import type { LabelMove, MapLabel } from './map-label.ts'
import { overlaps, type PixelBox } from './pixel-box.ts'

/** A label where it would stand at one of its places, in pixels around the middle of the map. */
interface Standing {
  /** Place of its label in the list. */
  readonly of: number
  readonly move: LabelMove
  readonly box: PixelBox
}

/** What a place farther down the list counts beside another name that there is no room for. */
const weightOfPlace = 0.06

/** Names of one region that are enough, and at most; weightiest labels that are tried first, and if they give too few. */
const names = { enough: 6, most: 8 }
const pools = [10, 16, 26]

/**
 * Which of a region's names are written at the scale that they are due at, and where: six to eight of the weightiest for which
 * there is room, at places that leave most room for the others. `labels` come the weightiest first; nothing may cover `taken`.
 */
export function chooseNames(labels: readonly MapLabel[], taken: readonly PixelBox[]): readonly MapLabel[] {
  let best: readonly Standing[] = []
  for (const pool of pools) {
    const chosen = arrange(standingsOf(labels.slice(0, pool), taken))
    if (chosen.length > best.length) best = chosen
    if (best.length >= names.enough || labels.length <= pool) break
  }
  return best.map(({ of, move }) => ({ ...labels[of]!, ...move })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Every place at which a label may stand at that scale. */
function standingsOf(labels: readonly MapLabel[], taken: readonly PixelBox[]): readonly Standing[] {
  return labels.flatMap((label, of) =>
    [label, ...label.moves]
      .filter(({ from }) => from <= label.due)
      .map(({ aside, below, from }) => {
        const move = { aside, below, from }
        return { of, move, box: boxAt({ ...label, ...move }, label.due) }
      })
      .filter(({ box }) => !taken.some((other) => overlaps(box, other))),
  )
}

/** Takes again and again what stands in the way of the fewest others. */
function arrange(standings: readonly Standing[]): readonly Standing[] {
  const chosen: Standing[] = []
  let left = standings
  while (left.length > 0 && chosen.length < names.most) {
    const placesOf = new Map<number, number>()
    for (const { of } of left) placesOf.set(of, (placesOf.get(of) ?? 0) + 1)
    let best = left[0]!
    let least = Number.POSITIVE_INFINITY
    for (const standing of left) {
      // Of those that are as little in the way the weightier goes first.
      let harm = standing.of * weightOfPlace
      for (const other of left)
        if (other.of !== standing.of && overlaps(standing.box, other.box)) harm += 1 / placesOf.get(other.of)!
      if (harm >= least) continue
      best = standing
      least = harm
    }
    chosen.push(best)
    left = left.filter(({ of, box }) => of !== best.of && !overlaps(box, best.box))
  }
  return chosen
}

/** A label's box at a scale. */
export function boxAt({ x, y, aside, below, width, height }: MapLabel, scale: number): PixelBox {
  return { left: x * scale + aside - width / 2, top: below - y * scale - height / 2, width, height }
}
