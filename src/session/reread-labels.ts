import { findLabelReading, labelFirstOf, type ReadNote } from '../link/label-first.ts'
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
  /** The notes that have such links then. */
  readonly labelled: ReadonlySet<NotePath>
}

/**
 * Looks which links of a garden have their label before their target, which no note says by itself: it takes the names of all
 * others. `labelled` are the notes that had such links so far. Where there are none, only links that lead nowhere are looked
 * at, so that a garden without such links pays next to nothing.
 */
export function findRereading(
  { garden, index }: IndexedGarden,
  order: GardenOptions['linkOrder'],
  labelled: ReadonlySet<NotePath>,
): Rereading {
  const suspects = [...readNotes(garden, findSuspects(garden, labelled))]
  const all = (): Iterable<ReadNote> => readNotes(garden, garden.notesByPath.keys())
  const reading = findLabelReading(order, suspects, all, index)
  const startsByPath = new Map<NotePath, readonly number[]>()
  const labelledNext = new Set<NotePath>()
  for (const read of reading === 'usual' ? all() : suspects) {
    const starts = labelFirstOf(read, index, reading)
    const { path } = read.note
    if (starts.length > 0) labelledNext.add(path)
    if (!isSame(starts, labelledNow(read.note))) startsByPath.set(path, starts)
  }
  return { reading, startsByPath, labelled: labelledNext }
}

/** The notes with links that lead nowhere and have a label, or that had their label first. */
function findSuspects(
  { notesByPath, links }: Garden,
  labelled: ReadonlySet<NotePath>,
): ReadonlySet<NotePath> {
  const suspects = new Set(labelled)
  for (const { askedBy } of links.wantedByName.values()) {
    for (const { source, link } of askedBy)
      if (notesByPath.get(source)?.links[link]?.displayText !== undefined) suspects.add(source)
  }
  return suspects
}

function* readNotes({ notesByPath, links }: Garden, paths: Iterable<NotePath>): Iterable<ReadNote> {
  for (const path of paths) {
    const note = notesByPath.get(path)
    if (note) yield { note, resolutions: links.resolutionsByPath.get(path) ?? [] }
  }
}

function labelledNow({ links }: Pick<Note, 'links'>): readonly number[] {
  return links.flatMap(({ isLabelFirst, range }) => (isLabelFirst ? [range.start] : []))
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((start, i) => start === b[i])
}
