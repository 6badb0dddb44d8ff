import { everybody, isReadable, members, verdictsOf } from '../gardens/verdicts.ts'
import type { Directory, KnownGarden } from '../serve/directory.ts'
import type { Reader } from '../serve/sessions.ts'

/** A note of a garden that the hub knows. */
export interface NoteAddress {
  readonly garden: KnownGarden
  /** As git names it. */
  readonly path: string
}

/** Characters of a document's name. */
const longestName = 1_000

/**
 * The note that a document is named after, `tenant/garden/folder/note.md`. Undefined for whatever no note can be called: nothing
 * of a name leads out of the garden, and hidden folders have no notes.
 */
export function findAddress(directory: Directory, name: string): NoteAddress | undefined {
  if (name.length > longestName) return undefined
  const [, key = '', path = ''] = /^([a-z0-9-]+\/[a-z0-9-]+)\/(.+)$/s.exec(name) ?? []
  const garden = directory.gardenByPath.get(key)
  return garden !== undefined && isNotePath(path) ? { garden, path } : undefined
}

/** Whether a file of a repository is a note that people may write. */
export function isNotePath(path: string): boolean {
  return (
    /\.md$/i.test(path) &&
    !/[\\\p{Cc}\p{Cs}]/u.test(path) &&
    path.split('/').every((part) => part !== '' && !part.startsWith('.'))
  )
}

/**
 * Whether somebody may write a note: they may read it, and the nearest folder that somebody is named for as a writer names one
 * of their groups. It does not depend on whether there is such a note.
 */
export function mayWrite(reader: Reader | undefined, { garden, path }: NoteAddress): boolean {
  if (reader === undefined) return false
  const groups = new Set([everybody, members, ...reader.groups])
  const [read, write] = [verdictsOf(garden.permissions, groups), verdictsOf(garden.writers, groups)]
  return read !== undefined && write !== undefined && isReadable(read, path) && isReadable(write, path)
}
