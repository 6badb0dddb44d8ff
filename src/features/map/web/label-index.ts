/** A name to be written on the map: where, how large, and from how near. */
export interface MapLabel {
  readonly id: string
  readonly text: string
  /** What stands below a region's name in small letters: how many notes it has; empty for nothing. */
  readonly count: string
  /** In the map's units. */
  readonly x: number
  readonly y: number
  /** Box of the text in pixels, and where its middle is beside the place; y grows downwards. */
  readonly width: number
  readonly height: number
  readonly aside: number
  readonly below: number
  /** Where it may stand instead, if it were not there at the scale `due` otherwise. */
  readonly moves: readonly LabelMove[]
  /** The scale of the whole map: what has room there is wholly there. */
  readonly due: number
  /** Pixels per unit between which it may be written at all. */
  readonly from: number
  readonly to: number
  readonly kind: 'region' | 'node'
  readonly level: number
  /** Whose mark stands before the name: place in `mapStages`, -1 for none. */
  readonly stage: number
}

/** Pixels from a label's place to another one. */
export interface LabelMove {
  readonly aside: number
  readonly below: number
}

/** A label and the scale from which on there is room for it. */
export interface PlacedLabel extends MapLabel {
  readonly shownFrom: number
}

/** Cells of the grids, in pixels: no label is wider. */
const cell = 320

/** Each grid is for scales from a power of two to the next. */
const octaves = 26
const firstOctave = -6

/**
 * Decides once for each label from which scale on it is written, such that no two overlap at any scale and none that is
 * written vanishes when the reader comes nearer (before its own end). It depends on distances alone, so that moving
 * about changes nothing: labels do not flicker. What is added earlier goes before what is added later.
 */
export interface LabelIndex {
  readonly labels: ReadonlyMap<string, PlacedLabel>
  /** Adds labels, the most important first; those with an id that is there already are left out. */
  add(labels: readonly MapLabel[]): void
  remove(ids: readonly string[]): void
}

/** An index without labels. */
export function createLabelIndex(): LabelIndex {
  const placed = new Map<string, PlacedLabel>()
  const grids = Array.from({ length: octaves }, () => new Map<number, Set<PlacedLabel>>())
  const scaleOf = (octave: number): number => 2 ** (octave + firstOctave)
  const octaveOf = (scale: number): number =>
    Math.max(0, Math.min(octaves - 1, Math.floor(Math.log2(Math.max(scale, 1e-9))) - firstOctave))
  const cellOf = (x: number, y: number): number =>
    (Math.floor(x) + 1_048_576) * 2_097_152 + Math.floor(y) + 1_048_576

  const cellsOf = function* (label: MapLabel, octave: number, reach: number): Iterable<number> {
    const size = cell / scaleOf(octave)
    const [x, y] = [label.x / size, label.y / size]
    for (let dx = -reach; dx <= reach; dx++)
      for (let dy = -reach; dy <= reach; dy++) yield cellOf(x + dx, y + dy)
  }

  /** As it is, or moved, whichever comes first. */
  const place = (label: MapLabel): PlacedLabel => {
    let best = placeAt(label)
    for (const move of label.moves) {
      if (best.shownFrom <= label.due) break
      const moved = placeAt({ ...label, ...move })
      if (moved.shownFrom < best.shownFrom) best = moved
    }
    return best
  }

  const placeAt = (label: MapLabel): PlacedLabel => {
    let from = label.from
    for (let octave = octaveOf(from); octave < octaves; octave++) {
      // Anything that moves the label on may bring it near others of the same octave.
      for (let turn = 0; turn < 8; turn++) {
        const before = from
        for (const key of cellsOf(label, octave, 1)) {
          for (const other of grids[octave]!.get(key) ?? []) {
            const end = clashEnd(label, other, from)
            if (end > from) from = end
          }
        }
        if (from === before || from >= scaleOf(octave + 1)) break
      }
      if (from >= label.to) break
    }
    return { ...label, shownFrom: from }
  }

  return {
    labels: placed,
    add(labels) {
      for (const label of labels) {
        if (placed.has(label.id)) continue
        const made = place(label)
        placed.set(label.id, made)
        if (made.shownFrom >= made.to) continue
        for (let octave = octaveOf(made.shownFrom); octave <= octaveOf(made.to); octave++) {
          for (const key of cellsOf(made, octave, 0)) {
            const list = grids[octave]!.get(key)
            if (list) list.add(made)
            else grids[octave]!.set(key, new Set([made]))
          }
        }
      }
    },
    remove(ids) {
      for (const id of ids) {
        const label = placed.get(id)
        if (label === undefined) continue
        placed.delete(id)
        for (let octave = 0; octave < octaves; octave++)
          for (const key of cellsOf(label, octave, 0)) grids[octave]!.get(key)?.delete(label)
      }
    },
  }
}

/** The scale at which two labels stop to overlap, looked at from `from` on; 0 where they never do while both are written. */
function clashEnd(label: MapLabel, other: PlacedLabel, from: number): number {
  const x = between(label.x - other.x, label.aside - other.aside, (label.width + other.width) / 2)
  const y = between(other.y - label.y, label.below - other.below, (label.height + other.height) / 2)
  const start = Math.max(x[0], y[0], other.shownFrom, from)
  const end = Math.min(x[1], y[1], other.to)
  return end > start ? end : 0
}

/** The scales at which `|distance * scale + offset| < room`. */
function between(distance: number, offset: number, room: number): readonly [number, number] {
  if (distance === 0) return Math.abs(offset) < room ? [0, Number.POSITIVE_INFINITY] : [1, 0]
  const a = (-room - offset) / distance
  const b = (room - offset) / distance
  return a < b ? [a, b] : [b, a]
}
