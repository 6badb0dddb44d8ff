import type { RegionData } from '../files/map-data.ts'
import { findGround } from './find-ground.ts'
import { addLandmarks, collectLandmarks, dropLandmarks, labelLandmarks, weightiestOf } from './landmarks.ts'
import type { MapLabel } from './map-label.ts'
import { labelRegions } from './map-labels.ts'
import { createMapLooks } from './map-looks.ts'
import { createMapMarks } from './map-marks.ts'
import { createMapNaming } from './map-naming.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapPlace } from './map-place.ts'
import { isOpen, type MapNote, type PictureState, type PlaceOf } from './map-state.ts'
import type { MapView } from './map-view.ts'
import { createPace } from './next-task.ts'
import { pushFromName } from './push-from-names.ts'
import { createRegionLooks } from './region-looks.ts'
import type { RegionShare } from './region-shares.ts'

/** Notes of a garden whose only region needs no name: what is on the map is all there is. */
const fewNotes = 24

/** Keeps what sigma draws, and the names, as the state says. */
export interface MapPicture {
  /** Takes in notes that have come, the links among them, and their names. */
  addTile(path: string, found: readonly MapNote[]): void
  /** After tiles were added: sigma looks at all notes once, which for each of a hundred tiles would take seconds. */
  indexTiles(): void
  addRegions(inside: readonly RegionData[]): void
  /** Takes notes off again; what stands for them from afar comes back. */
  drop(gone: readonly MapNote[]): void
  /** Whether notes of a tile were picked out by the reader and must stay. */
  isKept(path: string): boolean
  /** Draws notes that the reader picked out, wherever they are; they go with what they were picked out for. */
  ensureDrawn(found: readonly MapNote[]): void
  /** How a way must be bowed to run around other marks; `scale` is that at which it is shown. */
  bowsOf(points: readonly MapPlace[], scale: number): readonly number[]
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
  /** Where a note of a region is drawn: not under the names of the regions around it. */
  readonly placeOf: PlaceOf
}

/** The picture of one map, made in tasks between which the browser goes on. */
export async function createMapPicture(
  view: MapView,
  notes: MapNotes,
  state: PictureState,
): Promise<MapPicture> {
  const looks = createMapLooks(view, notes, state)
  const land = createRegionLooks(notes, state)
  const naming = createMapNaming(view, notes, state, looks, land)
  const { graph, painted, labels } = view
  const levelOf = (region: RegionData): number =>
    region.parent < 0 ? 0 : 1 + levelOf(notes.regions[region.parent]!)
  const placeOf: PlaceOf = (place, region) => {
    const around = region.parent < 0 ? place : placeOf(place, notes.regions[region.parent]!)
    return pushFromName(around, region, labels.labels.get(region.id))
  }
  const applyRegions = (): void => {
    painted.regions = land.count()
    painted.shareOf = (region) => land.shareOf(region).share
  }
  const isAlone = notes.overview.regions.length === 1 && notes.overview.notes <= fewNotes
  const regionLabels = (inside: readonly RegionData[]): readonly MapLabel[] =>
    isAlone ? [] : labelRegions(inside, levelOf, view)
  const pace = createPace()
  const addInTasks = async (added: readonly MapLabel[]): Promise<void> => {
    for (const label of added) {
      await pace()
      labels.add([label])
    }
  }
  // Names of the top push marks aside; then come the weightiest notes, which would else wait for what is inside.
  const tops = notes.overview.regions.filter(({ parent }) => parent < 0)
  await addInTasks(regionLabels(tops))
  const weightiest: MapLabel[] = []
  for (const landmark of weightiestOf(collectLandmarks(notes, placeOf))) {
    await pace()
    weightiest.push(...labelLandmarks(view, [landmark], true))
  }
  await pace()
  labels.addFromAfar(weightiest)
  await pace()
  await addInTasks(regionLabels(notes.overview.regions))
  const landmarks = collectLandmarks(notes, placeOf)
  addLandmarks(view, landmarks, looks.lookOfLandmark)
  for (const landmark of landmarks) {
    await pace()
    labels.add(labelLandmarks(view, [landmark], false))
  }
  applyRegions()
  naming.apply()
  await pace()
  const marks = createMapMarks(view, notes, state, looks, landmarks)
  const ground = {
    ...notes,
    isRegionThere: (region: RegionData) => !state.filter.isHiding || land.isRegionShown(region),
    isNoteThere: (id: string) => graph.hasNode(id) && !graph.getNodeAttribute(id, 'hidden'),
  }
  view.setGround((place) => findGround(ground, place, view.scale()))

  return {
    isShown: looks.isShown,
    isRegionShown: land.isRegionShown,
    shareOf: land.shareOf,
    isAskedFor: land.isAskedFor,
    ensureDrawn: marks.ensureDrawn,
    bowsOf: marks.bowsOf,
    restyle: marks.restyle,
    applyLabels: naming.apply,
    addRegions(inside) {
      labels.add(regionLabels(inside))
      applyRegions()
      naming.apply()
    },
    applyRegions,
    placeOf,
    addTile(path, found) {
      marks.drawTile(path, found)
      naming.nameTile(found, dropLandmarks(view, landmarks, notes, found))
    },
    indexTiles() {
      // What has come tells of more regions how much a filter shows of them, and of more neighbours where they are.
      if (!isOpen(state.filter)) applyRegions()
      if (!isOpen(state.filter) || state.selected) naming.apply()
      view.sigma.refresh()
    },
    drop(gone) {
      for (const { id } of gone) if (graph.hasNode(id)) graph.dropNode(id)
      labels.remove(gone.map(({ id }) => id))
      addLandmarks(view, landmarks, looks.lookOfLandmark)
      labels.add(labelLandmarks(view, landmarks, false))
    },
    isKept(path) {
      const { pins, focus } = state
      const ids = [...(looks.spot() ?? []), ...(focus ?? [])]
      return [...pins, ...ids.map((id) => notes.find(id))].some((note) => note?.tilePath === path)
    },
  }
}
