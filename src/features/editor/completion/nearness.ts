import type { NotePath } from '../../../model/path.ts'
import type { NoteName } from './completion-data.ts'

/** Tells how many links away other notes are: 1 or 2 by index; farther ones are not in the map. */
type Nearness = (path: NotePath) => ReadonlyMap<number, 1 | 2>

/** Most neighbours whose own neighbours are looked at: beside a note that everything links to, nothing is near. */
const maxNeighbours = 200

/** Prepares {@link Nearness} from the links of all notes, in either direction; keeps the answer for the note asked last. */
export function createNearness(notes: readonly NoteName[]): Nearness {
  const indexByPath = new Map(notes.map((note, i) => [note.path, i]))
  const sources: number[][] = notes.map(() => [])
  for (const [i, note] of notes.entries()) for (const target of note.links) sources[target]?.push(i)
  let last: { readonly path: NotePath; readonly near: ReadonlyMap<number, 1 | 2> } | undefined

  return (path) => {
    if (last?.path === path) return last.near
    const near = new Map<number, 1 | 2>()
    const self = indexByPath.get(path)
    if (self !== undefined) {
      const first = [...notes[self]!.links, ...sources[self]!]
      for (const index of first) near.set(index, 1)
      for (const index of first.slice(0, maxNeighbours)) {
        if (sources[index]!.length > maxNeighbours) continue
        for (const second of [...notes[index]!.links, ...sources[index]!]) {
          if (second !== self && !near.has(second)) near.set(second, 2)
        }
      }
    }
    last = { path, near }
    return near
  }
}
