import type { KeptGarden } from '../../../src/features/gardens/kept-garden.ts'
import { formatKept } from '../../../src/features/gardens/kept-garden.ts'
import { readNotes } from '../../../src/features/gardens/read-inventory.ts'
import type { NeighbourNote } from '../../../src/model/neighbour.ts'

/** A note of another garden that has nothing but its name, and what is said of it. */
export function neighbourNote(path: string, more: Partial<NeighbourNote> = {}): NeighbourNote {
  const href = `${path.toLowerCase().replaceAll(' ', '-')}/`
  return { href, path, title: path, aliases: [], headings: [], topics: [], text: '', links: [], ...more }
}

/** What is kept of a garden with notes as an inventory has them, all of whose blocks are told. */
export function keptOf(garden: Pick<KeptGarden, 'address' | 'title'>, notes: readonly object[]): string {
  return formatKept({
    ...garden,
    etag: '',
    tellsBlocks: true,
    shards: [],
    notes: readNotes(JSON.stringify(notes), true) ?? [],
    map: [],
    regions: [],
  })
}
