import { findLabelReading, labelFirstOf } from '../link/label-first.ts'
import type { Garden } from '../model/garden.ts'
import type { LabelReading } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { GardenOptions } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import type { IndexedGarden } from './link-garden.ts'

/** How links with a label are read, and the notes that were read otherwise so far. */
export interface Rereading {
  readonly reading: LabelReading
  /** Where the links start whose label stands first, by note: only notes that have to be prepared once more. */
  readonly startsByPath: ReadonlyMap<NotePath, readonly number[]>
}

/**
 * Looks which links of a garden have their label before their target, which no note says by itself: it takes the names of all
 * others. In a garden without such links this is one pass over the meanings of its links.
 */
export function findRereading(
  { garden, index }: IndexedGarden,
  order: GardenOptions['linkOrder'],
): Rereading {
  const reading = findLabelReading(order, () => readNotes(garden), index)
  const startsByPath = new Map<NotePath, readonly number[]>()
  for (const read of readNotes(garden)) {
    const starts = labelFirstOf(read, index, reading)
    if (!isSame(starts, labelledNow(read.note))) startsByPath.set(read.note.path, starts)
  }
  return { reading, startsByPath }
}

function* readNotes({ notesByPath, links }: Garden) {
  for (const note of notesByPath.values())
    yield { note, resolutions: links.resolutionsByPath.get(note.path) ?? [] }
}

function labelledNow({ links }: Note): readonly number[] {
  return links.flatMap(({ isLabelFirst, range }) => (isLabelFirst ? [range.start] : []))
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((start, i) => start === b[i])
}
