import type { RegionData } from '../files/map-data.ts'
import { filteredGarden, openFrom, smallGarden } from './bring-tiles.ts'
import type { LabelLook } from './draw-labels.ts'
import type { Route } from './draw-routes.ts'
import { findGround, type GroundSource } from './find-ground.ts'
import type { MapLabel } from './label-index.ts'
import { addLandmarks, dropLandmarks } from './landmarks.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import { clearUntil, labelNode, labelRegions } from './map-labels.ts'
import type { MapNotes } from './map-notes.ts'
import { type ColorBy, isOpen, type MapFilter, type MapNote, passesFilter, type SizeBy } from './map-state.ts'
import { styleOf } from './map-style.ts'
import type { MapView } from './map-view.ts'
import { type RegionShare, shareOfRegions, wholeRegion } from './region-shares.ts'

/** Strength of a name whose region has nothing of what is asked for. */
const pale = 0.4

const plainLook: LabelLook = { strength: 1, count: undefined }

/** What decides how the map looks; whoever changes it says so to the picture. */
interface PictureState {
  filter: MapFilter
  color: ColorBy
  size: SizeBy
  colors: MapColors
  selected: MapNote | undefined
  hovered: MapNote | undefined
  /** Ids of the notes around the selected one that alone are shown; undefined shows all. */
  focus: ReadonlySet<string> | undefined
  pins: readonly MapNote[]
  lit: { readonly routes: readonly Route[]; readonly stops: readonly MapNote[] } | undefined
}

/** A picture in which nothing is chosen. */
export function createPictureState(
  colors: MapColors,
  { filter, color, size }: Pick<PictureState, 'filter' | 'color' | 'size'>,
): PictureState {
  const nothing = { selected: undefined, hovered: undefined, focus: undefined, lit: undefined }
  return { filter, color, size, colors, pins: [], ...nothing }
}

/** Keeps what sigma draws, and the names, as the state says. */
interface MapPicture {
  /** Takes in notes that have come, the links among them, and their names. */
  addTile(path: string, found: readonly MapNote[]): void
  /** After tiles were added: sigma looks at all notes once, which for each of a hundred tiles would take seconds. */
  indexTiles(): void
  addRegions(inside: readonly RegionData[]): void
  /** Takes notes off again; what stands for them from afar comes back. */
  drop(gone: readonly MapNote[]): void
  /** Whether notes of a tile were picked out by the reader and must stay. */
  isKept(path: string): boolean
  ensureDrawn(note: MapNote): void
  isShown(note: MapNote | undefined): boolean
  /** Whether anything in a region may be shown. */
  isRegionShown(region: RegionData): boolean
  /** What the filter shows of a region. */
  shareOf(region: RegionData): RegionShare
  /** Whether all that is to be shown of a region is to be drawn, however far away it is. */
  isAskedFor(region: RegionData): boolean
  /** After the filter has changed: how much of each region is there. */
  applyRegions(): void
  /** After anything about marks and lines has changed. */
  restyle(): void
  /** After what is chosen, pointed at or lit has changed. */
  applyLabels(): void
}

/** The picture of one map. */
export function createMapPicture(view: MapView, notes: MapNotes, state: PictureState): MapPicture {
  const { overview } = notes
  const days = plantedRange()
  let shares: ReadonlyMap<string, RegionShare> = new Map()
  const number = new Intl.NumberFormat(document.documentElement.lang)
  let focused: { readonly focus: ReadonlySet<string>; readonly regions: ReadonlySet<string> } | undefined

  const isShown = (note: MapNote | undefined): boolean =>
    note !== undefined &&
    passesFilter(note, state.filter) &&
    (state.focus === undefined || state.focus.has(note.id))

  function lookOf(note: MapNote): { size: number; color: string; shape: number; hidden: boolean } {
    const { color, size, colors, lit, filter } = state
    const style = styleOf(note, { scale: view.wholeScale, color, size, colors, days })
    const isStop = lit?.stops.some(({ id }) => id === note.id) ?? false
    if (isShown(note) || isStop) return { ...style, hidden: false }
    return { ...style, color: mixColors(style.color, colors.paper, 0.82), hidden: filter.isHiding }
  }

  /** Whether only some of what is drawn is asked for. */
  function isPale(): boolean {
    return state.focus !== undefined || !isOpen(state.filter)
  }

  function drawNote(note: MapNote): void {
    const { x, y } = note.data
    const look = lookOf(note)
    if (view.graph.hasNode(note.id)) view.graph.mergeNodeAttributes(note.id, look)
    else view.graph.addNode(note.id, { x, y, zIndex: 1, type: 'mark', ...look })
  }

  function lineColor(): string {
    const { paper, ink, isDark } = state.colors
    return mixColors(paper, ink, isDark ? 0.2 : 0.16)
  }

  /** Links inside a region are drawn; those across would hide everything and are lit when they are asked for. */
  function drawLines(path: string): void {
    const { region, tile } = notes.tiles.get(path)!
    const isSome = isPale()
    const isOut = (place: number): boolean => isSome && !isShown(notes.find(`${region.id}:${place}`))
    const color = lineColor()
    for (const [i, { source: from, target }] of tile.inner.entries()) {
      const key = `${region.id}-${i}`
      if (view.graph.hasEdge(key)) continue
      const look = { size: 0.7, color, hidden: isOut(from) || isOut(target) }
      view.graph.addUndirectedEdgeWithKey(key, `${region.id}:${from}`, `${region.id}:${target}`, look)
    }
  }

  function labelOf(note: MapNote, from: number): MapLabel {
    const { id, title, data } = note
    const { x, y, stage } = data
    return labelNode({ id, title, x, y, stage }, { pixels: lookOf(note).size, from }, view)
  }

  function isRegionShown(region: RegionData): boolean {
    const { focus } = state
    if (shareOf(region).share === 0) return false
    if (focus === undefined) return true
    if (focused?.focus !== focus) focused = { focus, regions: regionsAround(focus) }
    return focused.regions.has(region.id)
  }

  /** All regions that hold any of these notes. */
  function regionsAround(ids: ReadonlySet<string>): ReadonlySet<string> {
    const found = new Set<string>()
    for (const id of ids)
      for (let at = notes.find(id)?.region; at !== undefined; at = notes.regions[at.parent]) found.add(at.id)
    return found
  }

  function shareOf(region: RegionData): RegionShare {
    return shares.get(region.id) ?? wholeRegion
  }

  function applyRegions(): void {
    shares = shareOfRegions(notes, state.filter)
    const isThere = (region: RegionData): boolean => !state.filter.isHiding || shareOf(region).share > 0
    view.setRegions(notes.regions.filter(isThere), (region) => shareOf(region).share)
  }

  /** Names of regions without anything to show are pale, and the others say how much they have of what is asked for. */
  function labelLooks(): (label: MapLabel) => LabelLook | undefined {
    const { filter } = state
    const byRegion = new Map(
      notes.regions.map((region): [string, LabelLook | undefined] => {
        const isThere = isRegionShown(region)
        const { hits } = shareOf(region)
        const count = hits === undefined ? undefined : number.format(hits)
        if (isThere) return [region.id, { strength: 1, count }]
        return [region.id, filter.isHiding ? undefined : { strength: pale, count }]
      }),
    )
    return ({ id, kind }) => {
      if (kind === 'region') return byRegion.get(id)
      const note = notes.find(id)
      return (note ? isShown(note) : isOpen(filter)) ? plainLook : undefined
    }
  }

  function applyLabels(): void {
    const { selected, hovered, pins, lit } = state
    const chosen = [selected, hovered, ...pins, ...(lit?.stops ?? [])].filter((note) => note !== undefined)
    const forced = [...new Map(chosen.map((note) => [note.id, note])).values()]
    view.setLabels(
      labelLooks(),
      // Always written, so where its mark ends now.
      forced.map((note) => ({ ...labelOf(note, view.scale / clearUntil), from: 0 })),
    )
    const centre = hovered ?? selected
    const ends = centre ? notes.linksOf(centre).map(({ x, y }) => ({ x, y })) : []
    const links: Route[] = centre ? [{ kind: 'links', points: [centre.data, ...ends] }] : []
    view.setRoutes([...(lit?.routes ?? []), ...links])
    view.redraw()
  }

  const ground: GroundSource = {
    ...notes,
    isRegionThere: (region) => !state.filter.isHiding || isRegionShown(region),
    isNoteThere: (id) => view.graph.hasNode(id) && !view.graph.getNodeAttribute(id, 'hidden'),
  }
  addLandmarks(view, notes, state.colors, isPale())
  view.setGround((place) => findGround(ground, place, view.scale))

  return {
    isShown,
    isRegionShown,
    shareOf,
    isAskedFor(region) {
      // What a colour tells besides the region is told by notes alone.
      if ((isOpen(state.filter) && state.color === 'topic') || !isRegionShown(region)) return false
      const tops = overview.regions.filter((top) => top.parent < 0 && shareOf(top).share > 0)
      return tops.reduce((sum, { notes }) => sum + notes, 0) <= filteredGarden
    },
    applyRegions,
    applyLabels,
    addTile(path, found) {
      for (const note of found) drawNote(note)
      drawLines(path)
      const seenFrom = dropLandmarks(view, notes, found)
      const isNew = ({ id }: MapNote): number => (seenFrom.has(id) ? 0 : 1)
      const sorted = [...found].sort(
        (a, b) => isNew(a) - isNew(b) || b.data.rank - a.data.rank || a.place - b.place,
      )
      view.labels.add(
        sorted.map((note) => {
          // What is called like its region waits until the region's name has gone.
          const isNamed = note.title === note.region.name
          const from = isNamed ? 330 : overview.notes <= smallGarden ? 54 : openFrom
          return labelOf(note, seenFrom.get(note.id) ?? from / note.region.radius)
        }),
      )
    },
    indexTiles() {
      // What has come tells of more regions how much a filter shows of them.
      if (!isOpen(state.filter)) {
        applyRegions()
        applyLabels()
      }
      view.sigma.refresh()
    },
    addRegions(inside) {
      const levelOf = (region: RegionData): number =>
        region.parent < 0 ? 0 : 1 + levelOf(notes.regions[region.parent]!)
      view.labels.add(labelRegions(inside, levelOf, view))
      applyRegions()
      applyLabels()
    },
    drop(gone) {
      for (const { id } of gone) if (view.graph.hasNode(id)) view.graph.dropNode(id)
      view.labels.remove(gone.map(({ id }) => id))
      addLandmarks(view, notes, state.colors, isPale())
    },
    isKept(path) {
      const { selected, pins, lit, focus } = state
      const around = [...(focus ?? [])].map((id) => notes.find(id))
      return [selected, ...pins, ...(lit?.stops ?? []), ...around].some((note) => note?.tilePath === path)
    },
    ensureDrawn(note) {
      if (!view.graph.hasNode(note.id)) drawNote(note)
    },
    restyle() {
      const isSome = isPale()
      const line = lineColor()
      view.graph.updateEachNodeAttributes((id, attributes) => {
        const note = notes.find(id)
        return note ? { ...attributes, ...lookOf(note) } : { ...attributes, hidden: isSome }
      })
      view.graph.updateEachEdgeAttributes((_, attributes, from, to) => {
        const isIn = !isSome || [from, to].every((id) => isShown(notes.find(id)))
        return { ...attributes, color: line, hidden: !isIn }
      })
      view.sigma.refresh({ skipIndexation: true })
    },
  }

  function plantedRange(): readonly [number, number] {
    const months = overview.facets.months.map(({ name }) => Date.parse(`${name}-15`) / 86_400_000)
    return [Math.min(...months, Number.MAX_SAFE_INTEGER), Math.max(...months, 0)]
  }
}
