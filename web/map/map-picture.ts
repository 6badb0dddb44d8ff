import type { RegionData } from '../../src/protocol/map-data.ts'
import { openFrom, smallGarden } from './bring-tiles.ts'
import type { Route } from './draw-routes.ts'
import { findGround, type GroundSource } from './find-ground.ts'
import type { MapLabel } from './label-index.ts'
import { dropLandmarks } from './landmarks.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import { clearUntil, labelNode, labelRegions } from './map-labels.ts'
import type { MapNotes } from './map-notes.ts'
import { type ColorBy, isOpen, type MapFilter, type MapNote, passesFilter, type SizeBy } from './map-state.ts'
import { styleOf } from './map-style.ts'
import type { MapView } from './map-view.ts'
import { shareOfRegions } from './region-shares.ts'

/** What decides how the map looks; whoever changes it says so to the picture. */
export interface PictureState {
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
export interface MapPicture {
  /** Takes in notes that have come, the links among them, and their names. */
  addTile(path: string, found: readonly MapNote[]): void
  /** After tiles were added: sigma looks at all notes once, which for each of a hundred tiles would take seconds. */
  indexTiles(): void
  addRegions(inside: readonly RegionData[]): void
  drop(gone: readonly MapNote[]): void
  ensureDrawn(note: MapNote): void
  isShown(note: MapNote | undefined): boolean
  /** Whether anything in a region may be shown. */
  isRegionShown(region: RegionData): boolean
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
  let shares: ReadonlyMap<string, number> = new Map()
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
    const isPale = state.focus !== undefined || !isOpen(state.filter)
    const isOut = (place: number): boolean => isPale && !isShown(notes.find(`${region.id}:${place}`))
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
    if (shares.get(notes.topOf(region).id) === 0) return false
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

  function applyRegions(): void {
    shares = shareOfRegions(overview, state.filter)
    const shareOf = (region: RegionData): number => shares.get(notes.topOf(region).id) ?? 1
    const isThere = (region: RegionData): boolean => !state.filter.isHiding || shareOf(region) > 0
    view.setRegions(notes.regions.filter(isThere), shareOf)
  }

  const ground: GroundSource = {
    ...notes,
    isRegionThere: (region) => !state.filter.isHiding || isRegionShown(region),
    isNoteThere: (id) => view.graph.hasNode(id) && !view.graph.getNodeAttribute(id, 'hidden'),
  }
  view.setGround((place) => findGround(ground, place, view.scale))

  return {
    isShown,
    isRegionShown,
    applyRegions,
    addTile(path, found) {
      for (const note of found) drawNote(note)
      drawLines(path)
      const sorted = [...found].sort((a, b) => b.data.rank - a.data.rank || a.place - b.place)
      view.labels.add(
        sorted.map((note) => {
          // What is called like its region waits until the region's name has gone.
          const isNamed = note.title === note.region.name
          const from = isNamed ? 330 : overview.notes <= smallGarden ? 54 : openFrom
          return labelOf(note, from / note.region.radius)
        }),
      )
      dropLandmarks(view, notes, found)
    },
    indexTiles: () => void view.sigma.refresh(),
    addRegions(inside) {
      const levelOf = (region: RegionData): number =>
        region.parent < 0 ? 0 : 1 + levelOf(notes.regions[region.parent]!)
      view.labels.add(labelRegions(inside, levelOf, view))
      applyRegions()
      view.redraw()
    },
    drop(gone) {
      for (const { id } of gone) if (view.graph.hasNode(id)) view.graph.dropNode(id)
      view.labels.remove(gone.map(({ id }) => id))
    },
    ensureDrawn(note) {
      if (!view.graph.hasNode(note.id)) drawNote(note)
    },
    restyle() {
      const isPale = state.focus !== undefined || !isOpen(state.filter)
      const line = lineColor()
      view.graph.updateEachNodeAttributes((id, attributes) => {
        const note = notes.find(id)
        return note ? { ...attributes, ...lookOf(note) } : { ...attributes, hidden: isPale }
      })
      view.graph.updateEachEdgeAttributes((_, attributes, from, to) => {
        const isIn = !isPale || [from, to].every((id) => isShown(notes.find(id)))
        return { ...attributes, color: line, hidden: !isIn }
      })
      view.sigma.refresh({ skipIndexation: true })
    },
    applyLabels() {
      const { selected, hovered, pins, lit, filter } = state
      const chosen = [selected, hovered, ...pins, ...(lit?.stops ?? [])].filter((note) => note !== undefined)
      const forced = [...new Map(chosen.map((note) => [note.id, note])).values()]
      const isGone = (id: string): boolean => {
        const region = filter.isHiding ? notes.regions.find((known) => known.id === id) : undefined
        return region !== undefined && !isRegionShown(region)
      }
      view.setLabels(
        (label) =>
          label.kind === 'region'
            ? !isGone(label.id)
            : notes.find(label.id)
              ? isShown(notes.find(label.id))
              : isOpen(filter),
        // Always written, so where its mark ends now.
        forced.map((note) => ({ ...labelOf(note, view.scale / clearUntil), from: 0 })),
      )
      const centre = hovered ?? selected
      const ends = centre ? notes.linksOf(centre).map(({ x, y }) => ({ x, y })) : []
      const links: Route[] = centre ? [{ kind: 'links', points: [centre.data, ...ends] }] : []
      view.setRoutes([...(lit?.routes ?? []), ...links])
      view.redraw()
    },
  }

  function plantedRange(): readonly [number, number] {
    const months = overview.facets.months.map(({ name }) => Date.parse(`${name}-15`) / 86_400_000)
    return [Math.min(...months, Number.MAX_SAFE_INTEGER), Math.max(...months, 0)]
  }
}
