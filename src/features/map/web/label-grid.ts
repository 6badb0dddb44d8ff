import type { MapLabel, PlacedLabel } from './map-label.ts'

/** Cells of the grids, in pixels: no label is wider. */
const cell = 320

/** Each grid is for scales from a power of two to the next. */
const octaves = 26
const firstOctave = -6

/** Labels by where they are, to find quickly what may be in the way of another. */
interface LabelGrid {
  /** Whether a label would overlap another at a scale. */
  isClashing(label: MapLabel, scale: number): boolean
  /** The label with the scale from which on it never overlaps another. */
  place(label: MapLabel): PlacedLabel
  add(label: PlacedLabel): void
  remove(label: PlacedLabel): void
}

/** A grid without labels. */
export function createLabelGrid(): LabelGrid {
  const grids = Array.from({ length: octaves }, () => new Map<number, Set<PlacedLabel>>())

  return {
    isClashing(label, scale) {
      const octave = octaveOf(scale)
      for (const key of cellsOf(label, octave, 1))
        for (const other of grids[octave]!.get(key) ?? [])
          if (clashEnd(label, other, scale) > scale) return true
      return false
    },
    place(label) {
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
    },
    add(label) {
      for (let octave = octaveOf(label.shownFrom); octave <= octaveOf(label.to); octave++) {
        for (const key of cellsOf(label, octave, 0)) {
          const list = grids[octave]!.get(key)
          if (list) list.add(label)
          else grids[octave]!.set(key, new Set([label]))
        }
      }
    },
    remove(label) {
      for (let octave = 0; octave < octaves; octave++)
        for (const key of cellsOf(label, octave, 0)) grids[octave]!.get(key)?.delete(label)
    },
  }
}

function scaleOf(octave: number): number {
  return 2 ** (octave + firstOctave)
}

function octaveOf(scale: number): number {
  const octave = Math.floor(Math.log2(Math.max(scale, 1e-9))) - firstOctave
  return Math.max(0, Math.min(octaves - 1, octave))
}

/** Keys of the cells around a label, so many to each side. */
function* cellsOf(label: MapLabel, octave: number, reach: number): Iterable<number> {
  const size = cell / scaleOf(octave)
  const [x, y] = [label.x / size, label.y / size]
  for (let dx = -reach; dx <= reach; dx++)
    for (let dy = -reach; dy <= reach; dy++)
      yield (Math.floor(x + dx) + 1_048_576) * 2_097_152 + Math.floor(y + dy) + 1_048_576
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
