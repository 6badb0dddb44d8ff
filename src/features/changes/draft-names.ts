import type { TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import { type GardenPath, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import { listProperty } from '../../model/properties.ts'
import { namesOfProperty } from '../../model/property.ts'
import { replaceItems } from './frontmatter-items.ts'

/** A name without brackets in a property, and the note it means. */
type NameMeaning = (source: NotePath, name: string) => NotePath | undefined

/** The keys of properties whose values name notes also without brackets. */
export function namingKeys({ knownProperties }: Garden): readonly string[] {
  return knownProperties.flatMap((property) => (property.kind === 'links' ? namesOfProperty(property) : []))
}

/** Whether a note names one of the moved notes in a property of those keys without brackets. */
export function namesMoved(
  note: Note,
  keys: readonly string[],
  moves: ReadonlyMap<GardenPath, GardenPath>,
  meaningOf: NameMeaning,
): boolean {
  return keys.some((key) =>
    listProperty(note.properties, key).some(
      (name) => renamed(note.path, name, moves, meaningOf) !== undefined,
    ),
  )
}

/** The edits that call moved notes by their new names in properties of those keys without brackets. */
export function editNames(
  note: Note,
  source: string,
  keys: readonly string[],
  moves: ReadonlyMap<GardenPath, GardenPath>,
  meaningOf: NameMeaning,
): readonly TextEdit[] {
  return replaceItems(source, keys, (name) => renamed(note.path, name, moves, meaningOf), /[^\n]+/g)
}

/** Names by alias or path stay: only the file's own name has changed. */
function renamed(
  source: NotePath,
  name: string,
  moves: ReadonlyMap<GardenPath, GardenPath>,
  meaningOf: NameMeaning,
): string | undefined {
  if (name.includes('[[')) return undefined
  const path = meaningOf(source, name)
  const to = path === undefined ? undefined : moves.get(path)
  if (to === undefined || toNameKey(stemOf(path!)) !== toNameKey(name)) return undefined
  return stemOf(to)
}
