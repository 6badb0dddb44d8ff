import type { NeighbourNote } from '../../model/neighbour.ts'
import type { KeptGarden } from './kept-garden.ts'
import { mostOfInventory, readPlaces, readRegions } from './read-inventory.ts'

/** What a garden tells of its map, and its notes with their places there. */
export type MapOfGarden = Pick<KeptGarden, 'map' | 'regions' | 'notes'>

/**
 * Reads the files of a garden's map, by `read`, and gives the notes their places. Places that are not as many as the notes
 * say nothing of which is whose, and are left out. Rejects where a file is no list.
 */
export async function updateMap(
  map: readonly string[],
  notes: readonly NeighbourNote[],
  read: (digest: string) => Promise<string>,
): Promise<MapOfGarden> {
  const [ofRegions, ...ofPlaces] = map
  const regions = ofRegions === undefined ? [] : readRegions(await read(ofRegions))
  if (regions === undefined) throw new Error(`found no list of regions in ${ofRegions}.json`)
  const places: NeighbourNote['at'][] = []
  for (const digest of ofPlaces) {
    const some = readPlaces(await read(digest))
    if (some === undefined) throw new Error(`found no list of places in ${digest}.json`)
    places.push(...some.slice(0, mostOfInventory.notes - places.length))
  }
  return {
    map,
    regions,
    notes: notes.map((note, i) => placed(note, notes.length === places.length ? places[i] : undefined)),
  }
}

function placed({ at: _, ...note }: NeighbourNote, at: NeighbourNote['at']): NeighbourNote {
  return at === undefined ? note : { ...note, at }
}
