import type { RegionData } from '../files/map-data.ts'
import { addressNote, findAddressed } from './addressed-note.ts'
import { createTileBringer } from './bring-tiles.ts'
import { findAround } from './find-around.ts'
import { findFirstNote } from './find-first-note.ts'
import { findRegion } from './find-region.ts'
import { isComfortable } from './is-comfortable.ts'
import { formatMapAddress, type MapAddress, parseMapAddress } from './map-address.ts'
import type { MapApp, MapEvents } from './map-app.ts'
import { readColors } from './map-colors.ts'
import { createMapNotes } from './map-notes.ts'
import { createMapPicture, createPictureState } from './map-picture.ts'
import type { MapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'
import { createMapView } from './map-view.ts'
import { regionsAround } from './regions-around.ts'
import { stepTowards } from './step-towards.ts'

/** Below so many of the map's radii of view a reader has come nearer; the whole map is 2.1 of them. */
const enteredFrom = 1.5

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
  let isOpening = false
  let timer = 0
  const picture = createMapPicture(view, notes, state)

  const tiles = createTileBringer(view, notes, {
    onNotes(arrived) {
      for (const { path, found } of arrived) picture.addTile(path, found)
      picture.indexTiles()
      events.onChange()
    },
    onRegions: picture.addRegions,
    onDrop: picture.drop,
    isKept: picture.isKept,
    isAskedFor: picture.isAskedFor,
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
    get lit() {
      return state.lit?.stops ?? []
    },
    setFilter(next) {
      state.filter = next
      picture.applyRegions()
      picture.restyle()
      picture.applyLabels()
      tiles.look()
      changed()
    },
    setColor(next) {
      state.color = next
      picture.restyle()
      tiles.look()
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
    whereabouts,
    entered: () => (view.camera().span < overview.radius * enteredFrom ? whereabouts() : []),
    goToRegion: (region) => view.goTo({ x: region.x, y: region.y, span: region.radius * 2.15 }),
    showAll: () => view.goTo({ x: 0, y: 0, span: overview.radius * 2.1 }),
    async zoom(factor) {
      const { x, y, span } = view.nearer(view.camera(), factor)
      await view.goTo({ x, y, span: Math.min(overview.radius * 3, span) })
    },
    async step(key) {
      const { selected } = state
      const next =
        selected === undefined
          ? await findFirstNote(notes, view.camera(), picture.isShown, picture.isRegionShown)
          : await stepTowards(key, selected, notes, [...notes.notes.values()].filter(picture.isShown))
      if (next) await self.select(next)
      if (next && !isComfortable(view, next))
        await view.goTo({ ...view.camera(), x: next.data.x, y: next.data.y })
      if (next) events.onHover(next, view.sigma.graphToViewport(next.data))
      return next
    },
    pointAt: (note) => {
      state.hovered = note
      picture.applyLabels()
    },
    light(routes, stops) {
      state.lit = { routes, stops }
      for (const stop of stops) picture.ensureDrawn(stop)
      picture.restyle()
      picture.applyLabels()
    },
    shownNotes: () =>
      [...notes.notes.values()].filter((note) => view.graph.hasNode(note.id) && picture.isShown(note)),
    async everyShown() {
      // What stands around a note has come when it was asked for.
      if (state.focus === undefined) await notes.loadAll()
      lookSoon()
      return [...notes.notes.values()].filter(picture.isShown)
    },
    isShown: picture.isShown,
    isRegionShown: picture.isRegionShown,
    hitsIn: (region) => picture.shareOf(region).hits,
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
      removeEventListener('hashchange', onAddress)
      view.kill()
    },
  }

  picture.addRegions(overview.regions)
  if (start.camera) void view.goTo(start.camera, true)
  bind()
  tiles.look()
  void openNotes(start)
  return self

  /** What the address names; what is not there any more is left out. */
  async function openNotes({ note, pins, camera }: MapAddress): Promise<void> {
    isOpening = true
    const found = await Promise.all(pins.map((text) => findAddressed(text, source, notes)))
    const chosen = note === undefined ? undefined : await findAddressed(note, source, notes)
    if (isDead) return
    isOpening = false
    state.pins = found.filter((pin) => pin !== undefined)
    if (chosen) {
      await self.select(chosen, camera === undefined)
      events.onOpen(chosen)
    } else if (state.pins.length > 0) picture.applyLabels()
  }

  /** The reader went to another address of the map. */
  async function onAddress(): Promise<void> {
    const address = parseMapAddress(location.hash)
    const { filter, color, size, camera } = address
    Object.assign(state, { filter, color, size, selected: undefined })
    steps = address.steps
    await findFocus()
    if (camera) await view.goTo(camera, true)
    await openNotes(address)
    if (isDead) return
    picture.applyRegions()
    picture.restyle()
    picture.applyLabels()
    changed()
  }

  function bind(): void {
    view.sigma.getCamera().on('updated', lookSoon)
    view.sigma.on('clickNode', ({ node }) => void choose(node))
    view.sigma.on('clickStage', () => void self.select(undefined))
    view.sigma.on('enterNode', ({ node }) => hover(notes.find(node)))
    view.sigma.on('leaveNode', () => hover(undefined))
    view.sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
      const place = view.sigma.viewportToGraph(event)
      const region = findRegion(notes.regions, place, 30 / view.scale)
      if (region === undefined) return
      preventSigmaDefault()
      void self.goToRegion(region)
    })
    addEventListener('resize', lookSoon)
    addEventListener('hashchange', onAddress)
  }

  /** A click on what is only a landmark brings its notes first. */
  async function choose(id: string): Promise<void> {
    const note = notes.find(id)
    if (note) {
      await self.select(note)
      return events.onOpen(note)
    }
    const mark = overview.landmarks[Number(id.slice(5))]
    if (mark) await view.goTo({ x: mark.x, y: mark.y, span: overview.regions[mark.region]!.radius * 0.5 })
  }

  function hover(note: MapNote | undefined): void {
    if (state.hovered === note) return
    state.hovered = note
    picture.applyLabels()
    events.onHover(note, note ? view.sigma.graphToViewport(note.data) : { x: 0, y: 0 })
  }

  function whereabouts(): readonly RegionData[] {
    return regionsAround(notes.regions, view.camera(), 200 / view.scale)
  }

  function changed(): void {
    events.onChange()
    // What the address names must not be overwritten before it has come.
    if (isOpening) return
    const { selected, pins, filter, color, size } = state
    const hash = formatMapAddress({
      camera: view.camera(),
      note: selected && addressNote(selected),
      pins: pins.map(addressNote),
      filter,
      color,
      size,
      steps,
    })
    if (hash !== location.hash) history.replaceState(history.state, '', hash || location.pathname)
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
}
