import type { RegionData } from '../files/map-data.ts'
import { createTileBringer } from './bring-tiles.ts'
import { parseMapAddress } from './map-address.ts'
import { createMapAddressing } from './map-addressing.ts'
import type { MapApp, MapEvents } from './map-app.ts'
import { readColors } from './map-colors.ts'
import type { MapCore } from './map-core.ts'
import { createMapNotes } from './map-notes.ts'
import { createMapPicture } from './map-picture.ts'
import { bindPointer } from './map-pointer.ts'
import { createMapSelecting } from './map-selecting.ts'
import type { MapSource } from './map-source.ts'
import { createPictureState, type MapNote, type PictureState } from './map-state.ts'
import { createMapView } from './map-view.ts'
import { nextTask } from './next-task.ts'
import { regionsAround } from './regions-around.ts'

/** Below so many of the map's radii of view a reader has come nearer; the whole map is 2.1 of them. */
const enteredFrom = 1.5

/** Milliseconds until the address and the tiles follow a view that moves. */
const pause = 90

/** Opens the map in `container`, in tasks between which the browser goes on. Rejects where the browser cannot draw it. */
export async function createMapApp(
  container: HTMLElement,
  source: MapSource,
  events: MapEvents,
): Promise<MapApp> {
  const start = parseMapAddress(location.hash)
  // The page is styled for the first here, and laid out for the second.
  const colors = readColors(container)
  await nextTask()
  const view = createMapView(container, source.overview, colors, events.insets)
  view.sigma.isHeld = true
  await nextTask()
  const state = createPictureState(colors, start)
  // Nothing is drawn, and no note comes, before there is a picture.
  const notes = createMapNotes(source, (place, region) => picture.placeOf(place, region))
  const picture = await createMapPicture(view, notes, state)
  view.sigma.isHeld = false
  view.sigma.isUnseen = false
  view.sigma.refresh({ schedule: true })
  let isDead = false
  let timer = 0
  const core: MapCore = { view, notes, source, state, picture, events, isDead: () => isDead, changed }
  const selecting = createMapSelecting(core)
  const addressing = createMapAddressing(core, selecting)
  const tiles = createTileBringer(view, notes, {
    onNotes({ path, found }) {
      view.sigma.isHeld = true
      picture.addTile(path, found)
    },
    onDrawn() {
      view.sigma.isHeld = false
      picture.indexTiles()
      events.onChange()
    },
    onRegions: picture.addRegions,
    onDrop: picture.drop,
    isKept: picture.isKept,
    isAskedFor: picture.isAskedFor,
    isOver: () => isDead,
  })

  function changed(): void {
    events.onChange()
    addressing.write()
  }

  function lookSoon(): void {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (isDead) return
      tiles.look()
      changed()
    }, pause)
  }

  const looking = lookActions(core, { look: () => tiles.look(), lookSoon })
  const going = goActions(core)
  if (start.camera) void view.goTo(start.camera, true)
  view.sigma.getCamera().on('updated', lookSoon)
  bindPointer(container, core, {
    choose: (id) => void chooseMark(id, core, selecting.pointOut),
    leave: () => void selecting.select(undefined),
    enter: (region) => void selecting.select(undefined).then(() => going.goToRegion(region)),
    hover: (note) => hover(note, core),
  })
  addEventListener('resize', lookSoon)
  addEventListener('hashchange', addressing.follow)
  tiles.look()
  void addressing.open(start)
  return Object.assign(choicesOf(state), selecting, looking, going, {
    view,
    notes,
    source,
    settled: () => tiles.settled(),
    resize() {
      view.sigma.resize()
      view.sigma.refresh({ skipIndexation: true })
      lookSoon()
    },
    refreshColors() {
      state.colors = readColors(container)
      view.painted.colors = state.colors
      picture.restyle()
      picture.applyLabels()
    },
    kill() {
      isDead = true
      clearTimeout(timer)
      removeEventListener('resize', lookSoon)
      removeEventListener('hashchange', addressing.follow)
      view.kill()
    },
  })
}

/** What the reader has chosen, as it is now. */
function choicesOf(
  state: PictureState,
): Pick<MapApp, 'colors' | 'filter' | 'color' | 'size' | 'selected' | 'steps' | 'pins' | 'lit'> {
  return {
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
      return state.steps
    },
    get pins() {
      return state.pins
    },
    get lit() {
      return state.lit?.stops ?? []
    },
  }
}

/** What changes how much of the map is shown, and in which colours, and what tells of it. */
function lookActions(
  { view, notes, state, picture, changed }: MapCore,
  { look, lookSoon }: { readonly look: () => void; readonly lookSoon: () => void },
) {
  return {
    setFilter(next: MapApp['filter']) {
      state.filter = next
      picture.applyRegions()
      picture.restyle()
      picture.applyLabels()
      look()
      changed()
    },
    setColor(next: MapApp['color']) {
      state.color = next
      picture.restyle()
      look()
      changed()
    },
    setSize(next: MapApp['size']) {
      state.size = next
      picture.restyle()
      changed()
    },
    pointAt(note: MapNote | undefined) {
      state.hovered = note
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
    hitsIn: (region: RegionData) => picture.shareOf(region).hits,
  }
}

/** What moves the view, and tells where it is. */
function goActions({ view, notes, source: { overview } }: MapCore) {
  const whereabouts = (): readonly RegionData[] =>
    regionsAround(notes.regions, view.camera(), 200 / view.scale())
  return {
    whereabouts,
    entered: () => (view.camera().span < overview.radius * enteredFrom ? whereabouts() : []),
    goToRegion: (region: RegionData) => view.goTo(view.uncovered(region, region.radius * 2.15)),
    showAll: () => view.goTo(view.uncovered(view.whole, view.whole.span)),
    async zoom(factor: number) {
      const { x, y, span } = view.nearer(view.camera(), factor)
      await view.goTo({ x, y, span: Math.min(view.whole.span * 1.43, span) })
    },
  }
}

function hover(note: MapNote | undefined, { view, state, picture, events }: MapCore): void {
  if (state.hovered === note) return
  state.hovered = note
  picture.applyLabels()
  events.onHover(note, note ? view.sigma.graphToViewport(note.data) : { x: 0, y: 0 })
}

/** A click on what is only a landmark brings its notes first. */
async function chooseMark(
  id: string,
  { view, notes, source: { overview } }: MapCore,
  pointOut: (note: MapNote) => Promise<void>,
): Promise<void> {
  const note = notes.find(id)
  if (note) return pointOut(note)
  const mark = overview.landmarks[Number(id.slice(5))]
  if (mark) await view.goTo({ x: mark.x, y: mark.y, span: overview.regions[mark.region]!.radius * 0.5 })
}
