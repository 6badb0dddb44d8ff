import type { FactsSource } from '../../model/facts.ts'
import { resolvedPath } from '../../model/link.ts'
import type { NotePath } from '../../model/path.ts'

/** Which way the links between a note and its neighbour lead, seen from the note: bits, so that both are 3. */
export const to = 1
export const from = 2

/** The notes that have links with one, by number, and which way those lead. */
export interface Neighbours {
  readonly numbers: readonly number[]
  /** {@link to}, {@link from}, or both, for each of the numbers. */
  readonly directions: readonly number[]
}

/** Answers who is a neighbour of a note; each answer is kept. */
export function createNeighbours(
  { links }: Pick<FactsSource, 'links'>,
  notes: readonly NotePath[],
  numberByPath: ReadonlyMap<NotePath, number>,
): (note: number) => Neighbours {
  const known = new Array<Neighbours | undefined>(notes.length).fill(undefined)
  return (note) => {
    let neighbours = known[note]
    if (neighbours === undefined) {
      neighbours = collect(note)
      known[note] = neighbours
    }
    return neighbours
  }

  function collect(note: number): Neighbours {
    const directions = new Map<number, number>()
    for (const resolution of links.resolutionsByPath.get(notes[note]!) ?? []) {
      const path = resolvedPath(resolution)
      const target = path === undefined ? undefined : numberByPath.get(path as NotePath)
      if (target !== undefined && target !== note) directions.set(target, to)
    }
    for (const { source } of links.backlinksByPath.get(notes[note]!) ?? []) {
      const number = numberByPath.get(source)
      if (number !== undefined) directions.set(number, (directions.get(number) ?? 0) | from)
    }
    return { numbers: [...directions.keys()], directions: [...directions.values()] }
  }
}
