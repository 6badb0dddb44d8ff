import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import type { NoteVersion } from '../../model/note-version.ts'
import type { Address } from '../../model/page.ts'
import { folderOf, type NotePath, stemOf } from '../../model/path.ts'
import { addressWish } from '../../site/address-wish.ts'
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

function addressThen(note: Note, { path, properties }: NoteVersion): Address {
  const isOfFolder = /^(?:index|readme)$/i.test(stemOf(path))
  const then = { ...note, path: path as NotePath, properties }
  return addressWish(then, isOfFolder ? folderOf(path) : undefined).address
}
