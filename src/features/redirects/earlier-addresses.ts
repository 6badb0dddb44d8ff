import type { Garden } from '../../model/garden.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { addressThen } from '../../site/address-then.ts'
import { historyFacts } from '../history/facts.ts'

/**
 * Where notes were before their files were renamed, as far as git's history was read and readers may see it: a name that was
 * never public leads nowhere. Sorted by the notes' paths; of two notes that were at one address the first has it.
 */
export function* earlierAddresses(garden: Garden): Iterable<readonly [Address, NotePath]> {
  const { versionsOf } = garden.read(historyFacts)
  for (const note of garden.notesByPath.values()) {
    const seen = new Set<string>([note.path])
    for (const version of versionsOf(note.path)?.list ?? []) {
      if (seen.has(version.path)) continue
      seen.add(version.path)
      yield [addressThen(note, version), note.path]
    }
  }
}
