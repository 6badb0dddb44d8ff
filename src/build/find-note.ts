import { buildNameIndex, type NameIndex } from '../link/name-index.ts'
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
  const path = findLinked(garden, 'index.md' as NotePath, name)
  if (path !== undefined) return { kind: 'found', path }
  return { kind: 'unknown', suggestions: suggestNames(indexOf(garden), toNameKey(name)) }
}

/** The note that a wiki-link in `source` means; undefined where it means none. Looks for no other names: quick. */
export function findLinked(garden: Garden, source: NotePath, target: string): NotePath | undefined {
  const path = resolvedPath(resolveLink(indexOf(garden), source, { syntax: 'wiki', target, embed: false }))
  return path !== undefined && isNotePath(path) ? path : undefined
}

const indexByGarden = new WeakMap<Garden, NameIndex>()

/** Made once for a state of the garden: who asks once asks for more. */
function indexOf(garden: Garden): NameIndex {
  const known = indexByGarden.get(garden)
  if (known !== undefined) return known
  const index = buildNameIndex(garden.notesByPath.values(), garden.assets)
  indexByGarden.set(garden, index)
  return index
}
