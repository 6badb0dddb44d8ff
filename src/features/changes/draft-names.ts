import type { TextEdit } from '../../model/change.ts'
import type { Note } from '../../model/note.ts'
import { type GardenPath, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import { listProperty } from '../../model/properties.ts'
import { replaceItems } from './frontmatter-items.ts'

/** Properties whose values name notes also without brackets. */
const namingProperties: readonly string[] = ['topics', 'parent', 'start', 'requires', 'series']

/** A name without brackets in a property, and the note it means. */
type NameMeaning = (source: NotePath, name: string) => NotePath | undefined

/** Whether a note names one of the moved notes in a property without brackets. */
export function namesMoved(
  note: Note,
  moves: ReadonlyMap<GardenPath, GardenPath>,
  meaningOf: NameMeaning,
): boolean {
  return namingProperties.some((key) =>
    listProperty(note.properties, key).some(
      (name) => renamed(note.path, name, moves, meaningOf) !== undefined,
    ),
  )
}

/** The edits that call moved notes by their new names in properties without brackets. */
export function editNames(
  note: Note,
  source: string,
  moves: ReadonlyMap<GardenPath, GardenPath>,
  meaningOf: NameMeaning,
): readonly TextEdit[] {
  return replaceItems(
    source,
    namingProperties,
    (name) => renamed(note.path, name, moves, meaningOf),
    /[^\n]+/g,
  )
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
