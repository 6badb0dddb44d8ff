import type { Garden } from '../../model/garden.ts'
import type { NotePlace } from '../../model/note-version.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'
import { addressThen } from '../../site/address-then.ts'
import { historyFacts } from '../history/facts.ts'

/**
 * Where notes were before their files were renamed or their `permalink` was another, as far as git's history was read and readers may see it: a name that was
 * never public leads nowhere. Sorted by the notes' paths; of two notes that were at one address the first has it.
 */
export function* earlierAddresses(garden: Garden): Iterable<readonly [Address, NotePath]> {
  const { placesOf } = garden.read(historyFacts)
  for (const note of garden.notesByPath.values()) {
    const seen = new Set([placeOf(note)])
    for (const version of placesOf(note.path)) {
      const place = placeOf(version)
      if (seen.has(place)) continue
      seen.add(place)
      yield [addressThen(note, version), note.path]
    }
  }
}

/** What an address follows from. */
function placeOf({ path, properties }: Pick<NotePlace, 'properties'> & { readonly path: string }): string {
  return `${path}\n${textProperty(properties, 'permalink') ?? ''}`
}
