import { mapKinds } from '../files/map-data.ts'
import { type Landmark, landmarkColor } from './landmarks.ts'
import { mixColors } from './map-colors.ts'
import type { MapNotes } from './map-notes.ts'
import { isOpen, type MapNote, type PictureState, passesFilter } from './map-state.ts'
import { styleOf } from './map-style.ts'
import type { MapView } from './map-view.ts'

/** Strength of everything beside what is picked out. */
export const faded = 0.15

/** Part of its colour that is left to what a filter leaves out. */
const filteredOut = 0.18

/** A mark as sigma draws it. */
interface MarkLook {
  readonly size: number
  readonly color: string
  readonly shape: number
  readonly hidden: boolean
}

/** How marks and lines look, as the reader's choices say. */
export interface MapLooks {
  isShown(note: MapNote | undefined): boolean
  /** Whether only some of what is drawn is asked for. */
  isPale(): boolean
  /** The notes that are picked out: the chosen one and its neighbours, or the stops of a way; undefined where none is. */
  spot(): ReadonlySet<string> | undefined
  lookOf(note: MapNote): MarkLook
  lookOfLandmark(landmark: Landmark): { readonly color: string; readonly hidden: boolean }
  /** Of a link inside a region, by whether both its ends are shown. */
  lineLook(isIn: boolean): { readonly size: number; readonly color: string; readonly hidden: boolean }
}

/** Looks that follow a state. */
export function createMapLooks(view: MapView, notes: MapNotes, state: PictureState): MapLooks {
  const days = plantedRange(notes)
  let known: { readonly of: readonly unknown[]; readonly spot: ReadonlySet<string> | undefined } | undefined

  const isShown = (note: MapNote | undefined): boolean =>
    note !== undefined &&
    passesFilter(note, state.filter) &&
    (state.focus === undefined || state.focus.has(note.id))

  const isPale = (): boolean => state.focus !== undefined || !isOpen(state.filter)

  function spot(): ReadonlySet<string> | undefined {
    const { lit, selected } = state
    if (known?.of[0] !== lit || known?.of[1] !== selected)
      known = { of: [lit, selected], spot: spotOf(state, notes) }
    return known?.spot
  }

  const fade = (color: string, isPicked: boolean): string =>
    isPicked ? color : mixColors(color, state.colors.paper, 1 - faded)

  return {
    isShown,
    isPale,
    spot,
    lookOf(note) {
      const { color, size, colors, filter } = state
      const style = styleOf(note, { scale: view.wholeScale, color, size, colors, days })
      const picked = spot()
      const isPicked = picked?.has(note.id) ?? true
      if (isShown(note) || (picked !== undefined && isPicked))
        return { ...style, color: fade(style.color, isPicked), hidden: false }
      const pale = mixColors(style.color, colors.paper, 1 - filteredOut)
      // What nobody had written was not there then.
      const isLater = filter.until !== undefined && mapKinds[note.data.kind] === 'wanted'
      return { ...style, color: fade(pale, isPicked), hidden: filter.isHiding || isLater }
    },
    lookOfLandmark: (landmark) => ({
      color: fade(landmarkColor(landmark, state.colors), spot()?.has(landmark.id) ?? true),
      hidden: isPale(),
    }),
    lineLook(isIn) {
      const { paper, ink, isDark } = state.colors
      const isSparse = view.wholeScale > 20
      const color = mixColors(paper, ink, (isDark ? 0.2 : 0.16) * (isSparse ? 2.4 : 1))
      // Faded they would be no more than gaps in those that are lit.
      return { size: isSparse ? 2 : 0.7, color, hidden: !isIn || spot() !== undefined }
    },
  }
}

function spotOf({ lit, selected }: PictureState, notes: MapNotes): ReadonlySet<string> | undefined {
  if (lit && lit.stops.length > 0) return new Set(lit.stops.map(({ id }) => id))
  if (selected === undefined) return undefined
  return new Set([selected.id, ...notes.linksOf(selected).map(({ id }) => id)])
}

/** First and last day on which something was planted. */
function plantedRange({ overview }: MapNotes): readonly [number, number] {
  const months = overview.facets.months.map(
    ({ name }) => Date.parse(name.length === 7 ? `${name}-15` : name) / 86_400_000,
  )
  return [Math.min(...months, Number.MAX_SAFE_INTEGER), Math.max(...months, 0)]
}
