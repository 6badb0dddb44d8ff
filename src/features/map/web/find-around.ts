import type { LinkedEnd, MapNotes } from './map-notes.ts'
import type { MapNote } from './map-state.ts'

/** Ends that are followed at each step: a list of thousands is not. */
const mostEnds = 400

/** A note and all that some steps of links lead to, the nearest first; brings what is not here yet. */
export async function findAround(
  notes: MapNotes,
  centre: MapNote,
  steps: number,
): Promise<readonly MapNote[]> {
  const found = new Map([[centre.id, centre]])
  let edge: readonly MapNote[] = [centre]
  for (let step = 0; step < steps; step++) {
    const ends = new Map<string, LinkedEnd>()
    for (const note of edge)
      for (const end of notes.linksOf(note)) if (!found.has(end.id)) ends.set(end.id, end)
    const next = [...ends.values()].slice(0, mostEnds)
    for (const path of new Set(next.map(({ tilePath }) => tilePath))) await notes.loadTile(path)
    edge = next.map(({ id }) => notes.find(id)!)
    for (const note of edge) found.set(note.id, note)
  }
  return [...found.values()]
}
