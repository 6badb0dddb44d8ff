import { memoByObject } from '../model/memo-by-object.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { NotePath } from '../model/path.ts'
import { buildNameIndex, type NameIndex } from './name-index.ts'
import { suggestNames } from './suggest-names.ts'

/** The names in another garden that are nearest to one that it has not, best first: see {@link suggestNames}. */
export function suggestNeighbourNames(neighbour: Neighbour, name: string): readonly string[] {
  return suggestNames(indexOf(neighbour), name)
}

const indexOf = memoByObject(
  ({ notes }: Neighbour): NameIndex =>
    buildNameIndex(
      notes.map(({ path, title, aliases }) => ({
        path: `${path}.md` as NotePath,
        aliases: [...aliases, title],
        headings: [],
        blocks: [],
      })),
      [],
    ),
)
