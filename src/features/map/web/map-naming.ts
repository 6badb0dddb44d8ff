import { openFrom, smallGarden } from './bring-tiles.ts'
import type { LabelLook } from './draw-labels.ts'
import { whenNamed } from './landmarks.ts'
import type { MapLabel } from './map-label.ts'
import { labelForced, labelNode } from './map-labels.ts'
import { faded, type MapLooks } from './map-looks.ts'
import type { MapNotes } from './map-notes.ts'
import { isOpen, type MapNote, type PictureState } from './map-state.ts'
import type { MapView } from './map-view.ts'
import type { RegionLooks } from './region-looks.ts'

/** Neighbours of the chosen note that are named before all others, those that matter most first. */
const mostNamed = 24

/** The names of notes, and what is painted around those that are picked out. */
interface MapNaming {
  /** Names of a tile's notes; `seenFrom` has the scales from which on some were named before. */
  nameTile(found: readonly MapNote[], seenFrom: ReadonlyMap<string, number>): void
  /** After what is chosen, pointed at or lit has changed. */
  apply(): void
}

/** Names nothing yet. */
export function createMapNaming(
  view: MapView,
  notes: MapNotes,
  state: PictureState,
  looks: MapLooks,
  land: RegionLooks,
): MapNaming {
  const { painted } = view
  const titleOf = ({ id, title, data: { x, y, stage } }: MapNote) => ({ id, title, x, y, stage })

  const forcedOf = (note: MapNote, isBold: boolean): MapLabel =>
    labelForced(titleOf(note), { pixels: view.sigma.scaleSize(looks.lookOf(note).size), isBold }, view)

  function labelLooks(): (label: MapLabel) => LabelLook | undefined {
    const spot = looks.spot()
    const regionLook = land.labelLooks(spot !== undefined)
    return (label) => {
      if (label.kind === 'region') return regionLook(label)
      const note = notes.find(label.id)
      const isThere = note ? looks.isShown(note) : isOpen(state.filter)
      return isThere ? { strength: (spot?.has(label.id) ?? true) ? 1 : faded, count: undefined } : undefined
    }
  }

  /** Bold what is chosen and the ends of a way, then what is pointed at and pinned. */
  function forced(): readonly MapLabel[] {
    const { selected, hovered, pins, lit } = state
    const loud = lit ? [lit.stops[0], lit.stops.at(-1)] : [selected]
    return [
      ...loud.flatMap((note) => (note ? [forcedOf(note, true)] : [])),
      ...[hovered, ...pins, selected].flatMap((note) => (note ? [forcedOf(note, false)] : [])),
    ]
  }

  /** The other stops of a way, else the neighbours of what is chosen. */
  function wished(): readonly MapLabel[] {
    const { selected, lit } = state
    if (lit) return lit.stops.map((note) => forcedOf(note, true))
    return selected ? neighborsOf(selected, notes, looks).map((note) => forcedOf(note, false)) : []
  }

  return {
    nameTile(found, seenFrom) {
      const isNew = ({ id }: MapNote): number => (seenFrom.has(id) ? 0 : 1)
      const weightOf = ({ data }: MapNote): number => data.rank * Math.sqrt(1 + data.linksIn + data.linksOut)
      const sorted = found.toSorted(
        (a, b) => isNew(a) - isNew(b) || weightOf(b) - weightOf(a) || a.place - b.place,
      )
      view.labels.add(
        sorted.map((note) => {
          const top = notes.topOf(note.region)
          const near = notes.overview.notes <= smallGarden ? 0 : openFrom / note.region.radius
          const from =
            seenFrom.get(note.id) ?? Math.max(near, whenNamed(note.title, [note.region, top], view))
          return labelNode({ ...titleOf(note), top }, { pixels: looks.lookOf(note).size, from }, view)
        }),
      )
    },
    apply() {
      const { selected, hovered, lit } = state
      painted.forced = forced()
      painted.labelLook = labelLooks()
      painted.strength = looks.spot() === undefined ? 1 : faded
      painted.wished = wished()
      const centre = hovered ?? (lit ? undefined : selected)
      const ends = centre ? notes.linksOf(centre).map(({ x, y }) => ({ x, y })) : []
      painted.routes = [
        ...(lit ? [lit.route] : []),
        ...(centre ? [{ kind: 'links' as const, points: [centre.data, ...ends] }] : []),
      ]
      painted.halo = selected && { x: selected.data.x, y: selected.data.y, size: looks.lookOf(selected).size }
      view.redraw()
    },
  }
}

/** Those that are here and shown, the weightiest first. */
function neighborsOf(note: MapNote, notes: MapNotes, { isShown }: MapLooks): readonly MapNote[] {
  const ids = new Set(notes.linksOf(note).map(({ id }) => id))
  return [...ids]
    .flatMap((id) => notes.find(id) ?? [])
    .filter((other) => other.id !== note.id && isShown(other))
    .sort((a, b) => b.data.rank - a.data.rank || (a.id < b.id ? -1 : 1))
    .slice(0, mostNamed)
}
