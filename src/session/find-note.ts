import { buildNameIndex, type NameIndex } from '../link/name-index.ts'
import { suggestNames } from '../link/suggest-names.ts'
import type { Garden } from '../model/garden.ts'
import { type NotePath, toNameKey } from '../model/path.ts'
import { findLinked } from './meant-links.ts'

/** The note that a name leads to, or the names that are near it. */
type NoteOrReason =
  | { readonly kind: 'found'; readonly path: NotePath }
  | { readonly kind: 'unknown'; readonly suggestions: readonly string[] }

/** Finds a note by name, alias or path as a link at the garden's root would. */
export function findNote(garden: Garden, name: string): NoteOrReason {
  if (name.trim() === '') return { kind: 'unknown', suggestions: [] }
  const index = buildNameIndex(garden.notesByPath.values(), garden.assets)
  const path = findLinked(index, 'index.md' as NotePath, name)
  if (path !== undefined) return { kind: 'found', path }
  return { kind: 'unknown', suggestions: suggestNames(index, toNameKey(name)) }
}

/** Prepares "did you mean" for the names of a garden, so that the first who asks need not wait for it. */
export function prepareSuggestions(index: NameIndex): void {
  suggestNames(index, '')
}
