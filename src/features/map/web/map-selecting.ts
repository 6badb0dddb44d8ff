import { findAround } from './find-around.ts'
import { findFirstNote } from './find-first-note.ts'
import type { MapApp } from './map-app.ts'
import type { MapCore } from './map-core.ts'
import type { MapNote } from './map-state.ts'
import { frameOf } from './notes-frame.ts'
import { stepTowards } from './step-towards.ts'

/** Pixels from the edge of what no panel covers within which a reader would look for a note in vain. */
const edge = { step: 60, covered: 24 }

/** Part of its neighbours that are in view when a reader flies to a note. */
const mostNeighbors = 0.7

/** Tiles that are brought for the neighbours of a chosen note: a list of everything has some in every region. */
const mostTiles = 24

/** How notes are picked out. */
export interface MapSelecting
  extends Pick<MapApp, 'select' | 'open' | 'setSteps' | 'togglePin' | 'showWay' | 'step' | 'keepInSight'> {
  /** Chooses a note that was pointed out on the map, opens it, and brings it to the middle of what is left of the map. */
  pointOut(note: MapNote): Promise<void>
  /** Brings what is around the chosen note as far as that alone is shown. */
  findFocus(): Promise<void>
}

/** Nothing is picked out yet but what the state says. */
export function createMapSelecting(core: MapCore): MapSelecting {
  const { view, notes, state, picture, events } = core

  const select: MapSelecting['select'] = async (note, fly = false) => {
    state.selected = note
    state.lit = undefined
    if (note !== undefined) picture.ensureDrawn([note])
    await findFocus(core)
    if (core.isDead()) return
    show(core)
    if (note !== undefined) events.onSelect(note)
    core.changed()
    if (note === undefined) return
    void bringNeighbors(note, core)
    if (fly) await flyTo(note, core)
  }

  return {
    select,
    findFocus: () => findFocus(core),
    async open(note) {
      await select(note)
      events.onOpen(note)
      await flyTo(note, core)
    },
    async pointOut(note) {
      await select(note)
      events.onOpen(note)
      await view.goTo(view.uncovered(note.data))
      core.changed()
    },
    async setSteps(next) {
      state.steps = next
      await findFocus(core)
      picture.restyle()
      core.changed()
    },
    togglePin(note) {
      const others = state.pins.filter(({ id }) => id !== note.id)
      state.pins = others.length < state.pins.length ? others : [...state.pins, note]
      picture.applyLabels()
      core.changed()
    },
    async showWay(stops) {
      const points = stops.map(({ data: { x, y } }) => ({ x, y }))
      const frame = stops.length < 2 ? undefined : frameOf(stops)
      const camera = frame && view.uncovered(frame, frame.span)
      if (stops.length === 0) state.lit = undefined
      else {
        picture.ensureDrawn(stops)
        const bows = camera && picture.bowsOf(points, view.scaleIn(camera))
        state.lit = { route: { kind: 'way', points, ...(bows && { bows }) }, stops }
      }
      show(core)
      if (camera) await view.goTo(camera)
    },
    async step(key) {
      const { selected } = state
      const next =
        selected === undefined
          ? await findFirstNote(notes, view.camera(), picture.isShown, picture.isRegionShown)
          : await stepTowards(key, selected, notes, [...notes.notes.values()].filter(picture.isShown))
      if (next === undefined) return undefined
      await select(next)
      if (!view.isInSight(next.data, edge.step)) await view.goTo(view.uncovered(next.data))
      events.onHover(next, view.sigma.graphToViewport(next.data))
      return next
    },
    keepInSight() {
      const { selected, lit } = state
      if (selected && !lit && !view.isInSight(selected.data, edge.covered))
        void view.goTo(view.uncovered(selected.data))
    },
  }
}

function show({ picture }: MapCore): void {
  picture.restyle()
  picture.applyLabels()
}

async function findFocus({ notes, state, picture, isDead }: MapCore): Promise<void> {
  const { selected, steps } = state
  if (selected === undefined || steps === 0) {
    state.focus = undefined
    return
  }
  const found = await findAround(notes, selected, steps)
  if (isDead()) return
  state.focus = new Set(found.map(({ id }) => id))
  picture.ensureDrawn(found)
}

/** Neighbours are what is left of the picture: those that are not here yet are brought. */
async function bringNeighbors(note: MapNote, core: MapCore): Promise<void> {
  const { notes, state, picture, events } = core
  const paths = [...new Set(notes.linksOf(note).map(({ tilePath }) => tilePath))].slice(0, mostTiles)
  await Promise.allSettled(paths.map((path) => notes.loadTile(path)))
  if (core.isDead() || state.selected !== note) return
  picture.ensureDrawn(notes.linksOf(note).flatMap(({ id }) => notes.find(id) ?? []))
  show(core)
  events.onChange()
}

/** As near as most of its neighbours are in view, but never away from it. */
async function flyTo(note: MapNote, { view, notes, changed }: MapCore): Promise<void> {
  const far = notes.linksOf(note).map(({ x, y }) => Math.hypot(x - note.data.x, y - note.data.y))
  const reach = far.sort((a, b) => a - b)[Math.floor(far.length * mostNeighbors)] ?? 0
  const span = Math.min(view.camera().span, Math.max(note.region.radius * 1.3, reach * 2.4))
  await view.goTo(view.uncovered(note.data, span))
  changed()
}
