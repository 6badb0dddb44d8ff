import type { RegionData } from '../../src/protocol/map-data.ts'
import { createTileBringer } from './bring-tiles.ts'
import type { Route } from './draw-routes.ts'
import { findAround } from './find-around.ts'
import { addLandmarks } from './landmarks.ts'
import { formatMapAddress, type NotePlace, parseMapAddress } from './map-address.ts'
import { type MapColors, readColors } from './map-colors.ts'
import { createMapNotes, type MapNotes } from './map-notes.ts'
import { createMapPicture, createPictureState } from './map-picture.ts'
import type { MapSource } from './map-source.ts'
import type { ColorBy, MapFilter, MapNote, SizeBy } from './map-state.ts'
import { createMapView, type MapView } from './map-view.ts'
import { type ArrowKey, findLeast, stepTowards } from './step-towards.ts'

/** What the map's surroundings are told. */
export interface MapEvents {
  /** Something that panels show has changed. */
  onChange(): void
  /** A note was chosen, perhaps the same again. */
  onSelect(note: MapNote): void
  onHover(note: MapNote | undefined, at: { readonly x: number; readonly y: number }): void
}

/** The map as a reader uses it: what is near, chosen, filtered and lit. Knows nothing of panels. */
export interface MapApp {
  readonly view: MapView
  readonly notes: MapNotes
  readonly source: MapSource
  readonly colors: MapColors
  readonly filter: MapFilter
  readonly color: ColorBy
  readonly size: SizeBy
  readonly selected: MapNote | undefined
  /** Steps of neighbours that are shown around the selected note; 0 shows all. */
  readonly steps: number
  readonly pins: readonly MapNote[]
  setFilter(filter: MapFilter): void
  setColor(color: ColorBy): void
  setSize(size: SizeBy): void
  setSteps(steps: number): Promise<void>
  togglePin(note: MapNote): void
  /** Chooses a note, or none; `fly` goes there. */
  select(note: MapNote | undefined, fly?: boolean): Promise<void>
  goToRegion(region: RegionData): Promise<void>
  showAll(): Promise<void>
  zoom(factor: number): Promise<void>
  /** To the linked note that lies in a direction, else to the nearest one there. */
  step(key: ArrowKey): Promise<MapNote | undefined>
  /** Lights a way and its stops; none lights the links of the selected note again. */
  light(routes: readonly Route[], stops: readonly MapNote[]): void
  /** Notes that are drawn and pass the filter. */
  shownNotes(): readonly MapNote[]
  /** Resolves when what is in view has come. */
  settled(): Promise<void>
  refreshColors(): void
  /** Takes over another size of the container. */
  resize(): void
  kill(): void
}

/** Opens the map in `container`. Throws where the browser cannot draw it. One closure, because all of it is about one picture. */
export function createMapApp(container: HTMLElement, source: MapSource, events: MapEvents): MapApp {
  const { overview } = source
  const notes = createMapNotes(source)
  const colors = readColors(container)
  const view = createMapView(container, overview, colors)
  const start = parseMapAddress(location.hash)
  const state = createPictureState(colors, start)
  let { steps } = start
  let isDead = false
  let timer = 0
  const picture = createMapPicture(view, notes, state)

  const tiles = createTileBringer(view, notes, {
    onNotes(path, found) {
      picture.addTile(path, found)
      events.onChange()
    },
    onRegions: picture.addRegions,
    onDrop: picture.drop,
    isKept: (path) => [state.selected, ...state.pins].some((note) => note?.tilePath === path),
    isOver: () => isDead,
  })

  const self: MapApp = {
    view,
    notes,
    source,
    get colors() {
      return state.colors
    },
    get filter() {
      return state.filter
    },
    get color() {
      return state.color
    },
    get size() {
      return state.size
    },
    get selected() {
      return state.selected
    },
    get steps() {
      return steps
    },
    get pins() {
      return state.pins
    },
    setFilter(next) {
      state.filter = next
      picture.applyRegions()
      picture.restyle()
      changed()
    },
    setColor(next) {
      state.color = next
      picture.restyle()
      changed()
    },
    setSize(next) {
      state.size = next
      picture.restyle()
      changed()
    },
    async setSteps(next) {
      steps = next
      await findFocus()
      picture.restyle()
      changed()
    },
    togglePin(note) {
      const others = state.pins.filter(({ id }) => id !== note.id)
      state.pins = others.length < state.pins.length ? others : [...state.pins, note]
      picture.applyLabels()
      changed()
    },
    async select(note, fly = false) {
      state.selected = note
      state.lit = undefined
      if (note !== undefined) picture.ensureDrawn(note)
      await findFocus()
      if (isDead) return
      picture.restyle()
      picture.applyLabels()
      if (note !== undefined) events.onSelect(note)
      changed()
      if (note !== undefined && fly) {
        const span = Math.min(view.camera().span, note.region.radius * 1.3)
        await view.goTo({ x: note.data.x, y: note.data.y, span })
      }
    },
    goToRegion: (region) => view.goTo({ x: region.x, y: region.y, span: region.radius * 2.15 }),
    showAll: () => view.goTo({ x: 0, y: 0, span: overview.radius * 2.1 }),
    async zoom(factor) {
      const camera = view.camera()
      await view.goTo({ ...camera, span: Math.min(overview.radius * 3, camera.span / factor) })
    },
    async step(key) {
      const { x, y } = view.camera()
      const { selected } = state
      const next =
        selected === undefined
          ? findLeast(self.shownNotes(), ({ data }) => Math.hypot(data.x - x, data.y - y))
          : await stepTowards(key, selected, notes, self.shownNotes())
      if (next) await self.select(next)
      if (next && !isComfortable(next)) await view.goTo({ ...view.camera(), x: next.data.x, y: next.data.y })
      return next
    },
    light(routes, stops) {
      state.lit = { routes, stops }
      for (const stop of stops) picture.ensureDrawn(stop)
      picture.restyle()
      picture.applyLabels()
    },
    shownNotes: () =>
      [...notes.notes.values()].filter((note) => view.graph.hasNode(note.id) && picture.isShown(note)),
    settled: () => tiles.settled(),
    refreshColors() {
      state.colors = readColors(container)
      view.setColors(state.colors)
      picture.restyle()
    },
    resize() {
      view.sigma.resize()
      view.sigma.refresh({ skipIndexation: true })
      lookSoon()
    },
    kill() {
      isDead = true
      clearTimeout(timer)
      removeEventListener('resize', lookSoon)
      view.kill()
    },
  }

  addLandmarks(view, notes, colors)
  picture.addRegions(overview.regions)
  if (start.camera) void view.goTo(start.camera, true)
  bind()
  tiles.look()
  void openPlaces(start.note, start.pins)
  return self

  /** What the address names; what is not there any more is left out. */
  async function openPlaces(note: NotePlace | undefined, pinned: readonly NotePlace[]): Promise<void> {
    const found = await Promise.all(pinned.map((place) => notes.get(...place).catch(() => undefined)))
    if (isDead) return
    state.pins = found.filter((pin) => pin !== undefined)
    const chosen = note && (await notes.get(...note).catch(() => undefined))
    if (isDead) return
    if (chosen) await self.select(chosen, start.camera === undefined)
    else if (state.pins.length > 0) picture.applyLabels()
  }

  function bind(): void {
    view.sigma.getCamera().on('updated', lookSoon)
    view.sigma.on('clickNode', ({ node }) => void choose(node))
    view.sigma.on('clickStage', () => void self.select(undefined))
    view.sigma.on('enterNode', ({ node }) => hover(notes.find(node)))
    view.sigma.on('leaveNode', () => hover(undefined))
    view.sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
      const place = view.sigma.viewportToGraph(event)
      const region = regionAt(place.x, place.y)
      if (region === undefined) return
      preventSigmaDefault()
      void self.goToRegion(region)
    })
    addEventListener('resize', lookSoon)
  }

  /** A click on what is only a landmark brings its notes first. */
  async function choose(id: string): Promise<void> {
    const note = notes.find(id)
    if (note) return self.select(note)
    const mark = overview.landmarks[Number(id.slice(5))]
    if (mark) await view.goTo({ x: mark.x, y: mark.y, span: overview.regions[mark.region]!.radius * 0.5 })
  }

  function hover(note: MapNote | undefined): void {
    if (state.hovered === note) return
    state.hovered = note
    picture.applyLabels()
    events.onHover(note, note ? view.sigma.graphToViewport(note.data) : { x: 0, y: 0 })
  }

  /** The innermost region around a place. */
  function regionAt(x: number, y: number): RegionData | undefined {
    return notes.regions
      .filter((region) => Math.hypot(region.x - x, region.y - y) < region.radius)
      .sort((a, b) => a.radius - b.radius)
      .find(({ radius }) => radius * view.scale > 30)
  }

  function changed(): void {
    const placeOf = (note: MapNote): NotePlace => [note.tilePath, note.place]
    const { selected, pins, filter, color, size } = state
    const hash = formatMapAddress({
      camera: view.camera(),
      note: selected && placeOf(selected),
      pins: pins.map(placeOf),
      filter,
      color,
      size,
      steps,
    })
    if (hash !== location.hash) history.replaceState(history.state, '', hash || location.pathname)
    events.onChange()
  }

  function lookSoon(): void {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (isDead) return
      tiles.look()
      changed()
    }, 90)
  }

  async function findFocus(): Promise<void> {
    const { selected } = state
    if (selected === undefined || steps === 0) {
      state.focus = undefined
      return
    }
    const found = await findAround(notes, selected, steps)
    if (isDead) return
    for (const note of found) picture.ensureDrawn(note)
    state.focus = new Set(found.map(({ id }) => id))
  }

  function isComfortable(note: MapNote): boolean {
    const { x, y } = view.sigma.graphToViewport(note.data)
    const { width, height } = view.sigma.getDimensions()
    return x > 60 && y > 60 && x < width - 60 && y < height - 60
  }
}
