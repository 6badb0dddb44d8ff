import { type LandmarkData, mapKinds, type RegionData } from '../files/map-data.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import type { MapLabel } from './map-label.ts'
import { labelNode } from './map-labels.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapPlace } from './map-place.ts'
import type { MapNote } from './map-state.ts'
import { markSize } from './map-style.ts'
import type { MapView } from './map-view.ts'
import { markShapes } from './mark-shapes.ts'

/** Landmarks of a region from which the names of the whole map are chosen. */
const mostChosenFrom = 26

/** What is shown from afar of a note that is not drawn itself. */
export interface Landmark extends MapPlace {
  /** That of the note where it is known, else one of its own. */
  readonly id: string
  readonly data: LandmarkData
  readonly region: RegionData
  readonly top: RegionData
}

/** The landmarks of a map, the weightiest first; `placeOf` says where a note of a region is drawn. */
export function collectLandmarks(
  { overview, topOf }: MapNotes,
  placeOf: (place: MapPlace, region: RegionData) => MapPlace,
): readonly Landmark[] {
  return overview.landmarks.map((data, i) => {
    const region = overview.regions[data.region]!
    const { x, y } = placeOf(data, region)
    const id = data.place < 0 ? `mark:${i}` : `${region.id}:${data.place}`
    return { id, data, region, top: topOf(region), x, y }
  })
}

/** Draws those whose notes are not drawn. */
export function addLandmarks(
  view: MapView,
  landmarks: readonly Landmark[],
  lookOf: (landmark: Landmark) => { readonly color: string; readonly hidden: boolean },
): void {
  const missing = landmarks.filter(({ id }) => !view.graph.hasNode(id))
  for (const landmark of missing) {
    const { id, data, x, y } = landmark
    const size = markSize(data.size, view.wholeScale)
    const shape = markShapes[mapKinds[data.kind] ?? 'note']
    view.graph.addNode(id, { x, y, size, shape, ...lookOf(landmark), zIndex: 1, type: 'mark' })
  }
}

/** Names of landmarks, the weightiest first; for those that are `isWeighty` many places are tried. */
export function labelLandmarks(
  view: MapView,
  landmarks: readonly Landmark[],
  isWeighty: boolean,
): readonly MapLabel[] {
  return landmarks.map(({ id, data: { title, stage, size }, region, top, x, y }) => {
    const from = whenNamed(title, [region, top], view)
    const pixels = markSize(size, view.wholeScale)
    return labelNode({ id, title, stage, top, x, y }, { pixels, from, isWeighty }, view)
  })
}

/** The weightiest landmarks of each region at the top, from which the names of the whole map are chosen. */
export function weightiestOf(landmarks: readonly Landmark[]): readonly Landmark[] {
  const counts = new Map<string, number>()
  return landmarks.filter(({ top }) => {
    const count = (counts.get(top.id) ?? 0) + 1
    counts.set(top.id, count)
    return count <= mostChosenFrom
  })
}

/** What is called like a region around it waits until the region's name has gone; all others come as soon as there is room. */
export function whenNamed(title: string, around: readonly RegionData[], { labels }: MapView): number {
  const namesake = around.find(({ id, name }) => name === title && labels.labels.has(id))
  return namesake === undefined ? 0 : 330 / namesake.radius
}

/** Colour of a landmark: its region's. */
export function landmarkColor({ region }: Landmark, { topics, paper }: MapColors): string {
  return mixColors(topics[region.hue]!, paper, 0.12)
}

/**
 * What stood for notes from afar makes room for the notes themselves. Gives the scales from which on those were named, by the
 * notes' ids: whose name a reader has seen keeps it.
 */
export function dropLandmarks(
  view: MapView,
  landmarks: readonly Landmark[],
  { tiles }: MapNotes,
  found: readonly MapNote[],
): ReadonlyMap<string, number> {
  const seenFrom = new Map<string, number>()
  const standIns = landmarks.filter(({ id, data }) => data.place < 0 && view.graph.hasNode(id))
  for (const { id, data } of standIns) {
    // Its title may be cut; but no two marks stand at one place.
    const note = found.find(({ tilePath, place }) => {
      const node = tiles.get(tilePath)?.tile.nodes[place]
      return node !== undefined && Math.hypot(node.x - data.x, node.y - data.y) <= 0.5
    })
    if (note === undefined) continue
    view.graph.dropNode(id)
    const label = view.labels.labels.get(id)
    if (label) seenFrom.set(note.id, label.shownFrom)
    view.labels.remove([id])
  }
  return seenFrom
}
