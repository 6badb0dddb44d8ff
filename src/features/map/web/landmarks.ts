import { mapKinds } from '../files/map-data.ts'
import type { MapLabel } from './label-index.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import { labelNode } from './map-labels.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapNote } from './map-state.ts'
import { markLimits } from './map-style.ts'
import type { MapView } from './map-view.ts'
import { markShapes } from './mark-program.ts'

/** Radius in pixels from which on a region's first notes are named. */
const namedFrom = 54

/** Draws what is shown from afar of notes that are not drawn themselves; all of it, or hidden. */
export function addLandmarks(
  view: MapView,
  { overview, regions }: MapNotes,
  colors: MapColors,
  isHidden: boolean,
): void {
  const labels: MapLabel[] = []
  for (const [i, mark] of overview.landmarks.entries()) {
    const region = overview.regions[mark.region]!
    const id = mark.place < 0 ? `mark:${i}` : `${region.id}:${mark.place}`
    if (view.graph.hasNode(id)) continue
    const { smallest, largest, share } = markLimits
    const pixels = Math.max(smallest, Math.min(largest, mark.size * view.wholeScale * share))
    view.graph.addNode(id, {
      x: mark.x,
      y: mark.y,
      size: pixels,
      color: mixColors(colors.topics[region.hue]!, colors.paper, 0.12),
      shape: markShapes[mapKinds[mark.kind] ?? 'note'],
      hidden: isHidden,
      zIndex: 1,
      type: 'mark',
    })
    // From afar regions speak; what is called like its region waits until the region's name has gone.
    const isNamed = regions.some(
      ({ name, x, y, radius }) => name === mark.title && Math.hypot(x - mark.x, y - mark.y) < radius,
    )
    const from = (isNamed ? 330 : namedFrom) / region.radius
    labels.push(labelNode({ ...mark, id }, { pixels, from }, view))
  }
  // Behind the names of regions, which go first.
  queueMicrotask(() => view.labels.add(labels))
}

/**
 * What stood for notes from afar makes room for the notes themselves. Gives the scales from which on those were named, by the
 * notes' ids: whose name a reader has seen keeps it.
 */
export function dropLandmarks(
  view: MapView,
  { overview }: MapNotes,
  found: readonly MapNote[],
): ReadonlyMap<string, number> {
  const seenFrom = new Map<string, number>()
  for (const [i, mark] of overview.landmarks.entries()) {
    const id = `mark:${i}`
    if (mark.place >= 0 || !view.graph.hasNode(id)) continue
    // Its title may be cut; but no two marks stand at one place.
    const note = found.find(({ data }) => Math.hypot(data.x - mark.x, data.y - mark.y) <= 0.5)
    if (note === undefined) continue
    view.graph.dropNode(id)
    const label = view.labels.labels.get(id)
    if (label) seenFrom.set(note.id, label.shownFrom)
    view.labels.remove([id])
  }
  return seenFrom
}
