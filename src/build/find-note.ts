import { buildNameIndex } from '../link/name-index.ts'
import { resolveLink } from '../link/resolve-link.ts'
import { suggestNames } from '../link/suggest-names.ts'
import type { Garden } from '../model/garden.ts'
import { resolvedPath } from '../model/link.ts'
import { isNotePath, type NotePath, toNameKey } from '../model/path.ts'

/** The note that a name leads to, or the names that are near it. */
export type FoundNote =
  | { readonly kind: 'found'; readonly path: NotePath }
  | { readonly kind: 'unknown'; readonly suggestions: readonly string[] }

/** Finds a note by name, alias or path as a link at the garden's root would. */
export function findNote(garden: Garden, name: string): FoundNote {
  if (name.trim() === '') return { kind: 'unknown', suggestions: [] }
  const index = buildNameIndex(garden.notesByPath.values(), garden.assets)
  const path = resolvedPath(
    resolveLink(index, 'index.md' as NotePath, { syntax: 'wiki', target: name, embed: false }),
  )
  if (path !== undefined && isNotePath(path)) return { kind: 'found', path }
  return { kind: 'unknown', suggestions: suggestNames(index, toNameKey(name)) }
}
