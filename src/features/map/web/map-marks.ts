import { bowAround } from './bow-around.ts'
import type { Landmark } from './landmarks.ts'
import type { MapLooks } from './map-looks.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapPlace } from './map-place.ts'
import type { MapNote, PictureState } from './map-state.ts'
import { growth } from './map-style.ts'
import type { MapView } from './map-view.ts'

/** Pixels between a way and the marks that it runs around. */
const clearance = 5

/** The marks and lines that sigma has. */
interface MapMarks {
  /** Draws the notes of a tile and the links among them. */
  drawTile(path: string, found: readonly MapNote[]): void
  /** Draws notes that the reader picked out, wherever they are; they go with what they were picked out for. */
  ensureDrawn(found: readonly MapNote[]): void
  /** After anything about their looks has changed. */
  restyle(): void
  /** How a way must be bowed to run around other marks; `scale` is that at which it is shown. */
  bowsOf(points: readonly MapPlace[], scale: number): readonly number[]
}

/** No marks yet but those of landmarks. */
export function createMapMarks(
  view: MapView,
  notes: MapNotes,
  state: PictureState,
  looks: MapLooks,
  landmarks: readonly Landmark[],
): MapMarks {
  const { graph } = view
  /** Drawn because they were picked out, though their tiles are not. */
  const extras = new Set<string>()
  const landmarkById = new Map(landmarks.map((landmark) => [landmark.id, landmark]))

  function drawNote(note: MapNote): void {
    const { x, y } = note.data
    const look = looks.lookOf(note)
    if (graph.hasNode(note.id)) graph.mergeNodeAttributes(note.id, look)
    else graph.addNode(note.id, { x, y, zIndex: 1, type: 'mark', ...look })
  }

  /** What was drawn for something that is picked out no more goes. */
  function dropExtras(): void {
    const { pins, focus } = state
    const isPicked = (id: string): boolean =>
      looks.spot()?.has(id) === true || focus?.has(id) === true || pins.some((pin) => pin.id === id)
    for (const id of extras) {
      if (isPicked(id)) continue
      extras.delete(id)
      if (graph.hasNode(id)) graph.dropNode(id)
    }
  }

  return {
    drawTile(path, found) {
      for (const note of found) drawNote(note)
      for (const { id } of found) extras.delete(id)
      drawLines(path, view, notes, looks)
    },
    ensureDrawn(found) {
      for (const note of found) {
        if (graph.hasNode(note.id)) continue
        extras.add(note.id)
        drawNote(note)
      }
    },
    restyle() {
      const isSome = looks.isPale()
      dropExtras()
      graph.updateEachNodeAttributes((id, attributes) => {
        const note = notes.find(id)
        const landmark = landmarkById.get(id)
        if (note) return { ...attributes, ...looks.lookOf(note) }
        return landmark
          ? { ...attributes, ...looks.lookOfLandmark(landmark) }
          : { ...attributes, hidden: isSome }
      })
      graph.updateEachEdgeAttributes((_, attributes, from, to) => {
        const isIn = !isSome || [from, to].every((id) => looks.isShown(notes.find(id)))
        return { ...attributes, ...looks.lineLook(isIn) }
      })
      view.sigma.refresh({ skipIndexation: true })
    },
    bowsOf(points, scale) {
      const grown = Math.max(1, scale / view.wholeScale) ** growth
      const marks = graph.filterNodes((_, { hidden }) => !hidden).map((id) => graph.getNodeAttributes(id))
      const obstacles = marks.map(({ x, y, size }) => ({ x, y, reach: (size * grown + clearance) / scale }))
      return bowAround(points, obstacles)
    },
  }
}

/** Links inside a region are drawn; those across would hide everything and are lit when they are asked for. */
function drawLines(path: string, { graph }: MapView, notes: MapNotes, looks: MapLooks): void {
  const { region, tile } = notes.tiles.get(path)!
  const isSome = looks.isPale()
  const isOut = (place: number): boolean => isSome && !looks.isShown(notes.find(`${region.id}:${place}`))
  for (const [i, { source: from, target }] of tile.inner.entries()) {
    const key = `${region.id}-${i}`
    if (graph.hasEdge(key)) continue
    const look = looks.lineLook(!isOut(from) && !isOut(target))
    graph.addUndirectedEdgeWithKey(key, `${region.id}:${from}`, `${region.id}:${target}`, look)
  }
}
