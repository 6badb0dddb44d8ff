import type { MapNote } from './map-state.ts'
import type { MapView } from './map-view.ts'

/** Pixels from the edge of the picture within which a reader would look for a note in vain. */
const edge = 60

/** Whether a note is where a reader sees it without moving the map. */
export function isComfortable({ sigma }: MapView, note: MapNote): boolean {
  const { x, y } = sigma.graphToViewport(note.data)
  const { width, height } = sigma.getDimensions()
  return x > edge && y > edge && x < width - edge && y < height - edge
}
