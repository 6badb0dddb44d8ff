import type { RegionData } from '../files/map-data.ts'
import { filteredGarden } from './bring-tiles.ts'
import type { LabelLook } from './draw-labels.ts'
import type { MapLabel } from './map-label.ts'
import { faded } from './map-looks.ts'
import type { MapNotes } from './map-notes.ts'
import { isOpen, type PictureState } from './map-state.ts'
import { type RegionShare, shareOfRegions, wholeRegion } from './region-shares.ts'

/** Strength of a name whose region has nothing of what is asked for. */
const pale = 0.4

/** How much of each region is there, and how its name is written. */
export interface RegionLooks {
  /** Whether anything in a region may be shown. */
  isRegionShown(region: RegionData): boolean
  /** What the filter shows of a region. */
  shareOf(region: RegionData): RegionShare
  /** Whether all that is to be shown of a region is to be drawn, however far away it is. */
  isAskedFor(region: RegionData): boolean
  /** Counts anew after the filter has changed; gives the regions that are drawn. */
  count(): readonly RegionData[]
  /**
   * Names of regions without anything to show are pale, and the others say how much they have of what is asked for; beside
   * what is picked out all of them are faded.
   */
  labelLooks(isPicked: boolean): (label: MapLabel) => LabelLook | undefined
}

/** Looks of regions that follow a state. */
export function createRegionLooks(notes: MapNotes, state: PictureState): RegionLooks {
  const { overview } = notes
  // Made when a filter first counts: the first of a page takes as long as all names of the map.
  let number: Intl.NumberFormat | undefined
  let shares: ReadonlyMap<string, RegionShare> = new Map()
  let focused: { readonly focus: ReadonlySet<string>; readonly regions: ReadonlySet<string> } | undefined

  const shareOf = (region: RegionData): RegionShare => shares.get(region.id) ?? wholeRegion

  function isRegionShown(region: RegionData): boolean {
    const { focus } = state
    if (shareOf(region).share === 0) return false
    if (focus === undefined) return true
    if (focused?.focus !== focus) focused = { focus, regions: regionsOf(focus, notes) }
    return focused.regions.has(region.id)
  }

  function lookOf(region: RegionData, strength: number): LabelLook | undefined {
    const { hits } = shareOf(region)
    number ??= hits === undefined ? undefined : new Intl.NumberFormat(document.documentElement.lang)
    const count = hits === undefined ? undefined : number?.format(hits)
    if (isRegionShown(region)) return { strength, count }
    return state.filter.isHiding ? undefined : { strength: strength * pale, count }
  }

  return {
    isRegionShown,
    shareOf,
    isAskedFor(region) {
      // What a colour tells besides the region is told by notes alone.
      if ((isOpen(state.filter) && state.color === 'topic') || !isRegionShown(region)) return false
      const tops = overview.regions.filter((top) => top.parent < 0 && shareOf(top).share > 0)
      return tops.reduce((sum, { notes }) => sum + notes, 0) <= filteredGarden
    },
    count() {
      shares = shareOfRegions(notes, state.filter)
      return notes.regions.filter((region) => !state.filter.isHiding || shareOf(region).share > 0)
    },
    labelLooks(isPicked) {
      const strength = isPicked ? faded : 1
      const looks = new Map(notes.regions.map((region) => [region.id, lookOf(region, strength)] as const))
      return ({ id }) => looks.get(id)
    },
  }
}

/** All regions that hold any of these notes. */
function regionsOf(ids: ReadonlySet<string>, notes: MapNotes): ReadonlySet<string> {
  const found = new Set<string>()
  for (const id of ids)
    for (let at = notes.find(id)?.region; at !== undefined; at = notes.regions[at.parent]) found.add(at.id)
  return found
}
