import type { NeighbourNote, NeighbourRegion } from '../../model/neighbour.ts'
import { cutText } from './cut-text.ts'
import { mostBytesOfFile, mostOfInventory } from './read-inventory.ts'

/** A place on a garden's map. */
type Place = NonNullable<NeighbourNote['at']>

/**
 * What an inventory tells of its garden's map, as the contents of files: the first has the regions, the others the places of
 * the notes in their order, `null` for one that the map does not show. Apart from the notes, whose files stay as they are when
 * others move.
 */
export function* mapContents(
  regions: readonly NeighbourRegion[],
  places: readonly (Place | undefined)[],
): Generator<string> {
  yield `[\n${regions
    .slice(0, mostOfInventory.regions)
    .map((region) => JSON.stringify({ ...region, name: cutText(region.name, mostOfInventory.regionName) }))
    .join(',\n')}\n]\n`
  let entries: string[] = []
  let bytes = 4
  for (const place of places) {
    const entry = JSON.stringify(place ?? null)
    if (bytes + entry.length + 1 > mostBytesOfFile) {
      yield `[\n${entries.join(',')}\n]\n`
      entries = []
      bytes = 4
    }
    entries.push(entry)
    bytes += entry.length + 1
  }
  if (entries.length > 0) yield `[\n${entries.join(',')}\n]\n`
}
