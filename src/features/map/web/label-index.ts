import { boxAt, chooseNames } from './choose-names.ts'
import { createLabelGrid } from './label-grid.ts'
import type { MapLabel, PlacedLabel } from './map-label.ts'

/** Names of one group at the scale `due`; nearer there may be more, as many as the group has grown on the screen. */
const mostOfGroup = 8

/** Labels of a group that are tried for its view from afar. */
const mostTried = 20

/**
 * Decides once for each label from which scale on it is written, such that no two overlap at any scale and none that is
 * written vanishes when the reader comes nearer (before its own end). It depends on distances alone, so that moving
 * about changes nothing: labels do not flicker. What is added earlier goes before what is added later.
 */
export interface LabelIndex {
  readonly labels: ReadonlyMap<string, PlacedLabel>
  /** Adds labels, the most important first; those with an id that is there already are left out. */
  add(labels: readonly MapLabel[]): void
  /** Adds some of each group for which there is room at the scale that they are due at; the weightiest come first. */
  addFromAfar(labels: readonly MapLabel[]): void
  remove(ids: readonly string[]): void
}

/** An index without labels. */
export function createLabelIndex(): LabelIndex {
  const placed = new Map<string, PlacedLabel>()
  const grid = createLabelGrid()
  /** From which scales on the names of each group are written, in order. */
  const groups = new Map<string, number[]>()
  /** As it is, or moved, whichever comes first. */
  const place = (label: MapLabel): PlacedLabel => {
    let best = placeInGroup(label)
    for (const move of label.moves) {
      if (best.shownFrom <= label.due) break
      if (move.from >= best.shownFrom) continue
      const moved = placeInGroup({ ...label, ...move })
      if (moved.shownFrom < best.shownFrom) best = moved
    }
    return best
  }

  /** Where it can be written at the scale that it is due at, if anywhere. */
  const placeFromAfar = (label: MapLabel): PlacedLabel | undefined => {
    for (const move of [label, ...label.moves]) {
      const moved = { ...label, aside: move.aside, below: move.below, from: move.from }
      // Most are in the way of others there already, which is quickly found out.
      if (moved.from > label.due || grid.isClashing(moved, label.due)) continue
      const made = placeInGroup(moved)
      if (made.shownFrom <= label.due) return made
    }
    return undefined
  }

  /** Not before its group has room for one name more. */
  const placeInGroup = (label: MapLabel): PlacedLabel => {
    const taken = groups.get(label.group)
    let made = grid.place(label)
    while (taken !== undefined && made.shownFrom < made.to) {
      const names = countUpTo(taken, Math.max(made.shownFrom, label.due))
      const room = names < mostOfGroup ? 0 : label.due * Math.sqrt((names + 1) / mostOfGroup)
      if (made.shownFrom >= room) break
      made = grid.place({ ...label, from: room })
    }
    return made
  }

  const keep = (made: PlacedLabel): void => {
    placed.set(made.id, made)
    if (made.shownFrom >= made.to) return
    const taken = groups.get(made.group) ?? []
    if (made.group !== '') groups.set(made.group, taken)
    taken.splice(countUpTo(taken, made.shownFrom), 0, made.shownFrom)
    grid.add(made)
  }

  return {
    labels: placed,
    add(labels) {
      for (const label of labels) if (!placed.has(label.id)) keep(place(label))
    },
    addFromAfar(labels) {
      const due = [...placed.values()].filter(({ shownFrom, due }) => shownFrom <= due)
      const taken = due.map((label) => boxAt(label, label.due))
      for (const name of new Set(labels.map((label) => label.group))) {
        const group = labels.filter((label) => label.group === name)
        for (const label of [...chooseNames(group, taken), ...group.slice(0, mostTried)]) {
          const made = placed.has(label.id) ? undefined : placeFromAfar(label)
          if (made) keep(made)
        }
      }
    },
    remove(ids) {
      for (const id of ids) {
        const label = placed.get(id)
        if (label === undefined) continue
        placed.delete(id)
        const taken = groups.get(label.group)
        const at = taken === undefined ? -1 : taken.indexOf(label.shownFrom)
        if (at >= 0) taken?.splice(at, 1)
        grid.remove(label)
      }
    },
  }
}

/** How many of some numbers in order are no larger than one. */
function countUpTo(numbers: readonly number[], most: number): number {
  let [from, to] = [0, numbers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (numbers[middle]! <= most) from = middle + 1
    else to = middle
  }
  return from
}
