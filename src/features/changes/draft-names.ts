import type { TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import { type GardenPath, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import { listProperty } from '../../model/properties.ts'
import { namesOfProperty } from '../../model/property.ts'
import { frontmatterEntries, replaceItems, writeScalar } from '../../parse/frontmatter-items.ts'
import { readInQuotes } from '../../parse/yaml-quotes.ts'

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
    [...listProperty(note.properties, key), ...namesByKey(note, key)].some(
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
  const next = (name: string): string | undefined => renamed(note.path, name, moves, meaningOf)
  const maps = keys.filter((key) => namesByKey(note, key).length > 0)
  const others = keys.filter((key) => !maps.includes(key))
  return [...replaceItems(source, others, next, /[^\n]+/g), ...editMaps(source, maps, next)].sort(
    (a, b) => a.range.start - b.range.start,
  )
}

/** The names of a property that has them by keys: `{ de: Konsens }`. */
function namesByKey({ properties }: Note, key: string): readonly string[] {
  const value = properties[key]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.values(value).filter((name) => typeof name === 'string')
}

/** A value behind a key on a line of its own, or between braces. */
const mapValue =
  /(?:^[ \t]+|[{,][ \t]*)[\w-]+:[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'{[#][^\n,}#]*))/gm

function editMaps(
  source: string,
  keys: readonly string[],
  next: (name: string) => string | undefined,
): readonly TextEdit[] {
  const entries = frontmatterEntries(source).filter(({ key }) => keys.includes(key))
  return entries.flatMap(({ valueStart, range }) =>
    [...source.slice(valueStart, range.end).matchAll(mapValue)].flatMap((match): TextEdit[] => {
      const quote = match[1] !== undefined ? '"' : match[2] !== undefined ? "'" : ''
      const written = (match[1] ?? match[2] ?? match[3] ?? '').trimEnd()
      const name = next(readInQuotes(written, quote))
      if (name === undefined) return []
      const start = valueStart + match.index + match[0].lastIndexOf(written)
      return [{ range: { start, end: start + written.length }, text: writeScalar(name, quote) }]
    }),
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
