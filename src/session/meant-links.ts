import { findFragment } from '../link/find-fragment.ts'
import { labelFirstOf } from '../link/label-first.ts'
import type { NameIndex } from '../link/name-index.ts'
import { linkSource, resolveFrom, resolveLink } from '../link/resolve-link.ts'
import { type Link, type Resolution, resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { isNotePath, type NotePath } from '../model/path.ts'
import type { Snapshot } from './snapshot.ts'

/** A link of a note and what it means. */
export interface MeantLink {
  readonly note: Note
  readonly link: Link
  readonly resolution: Resolution
}

/** The links of one note with what they mean by an index, which may be older than the note. In the order of the note. */
export function meantLinks(index: NameIndex, note: Note): readonly MeantLink[] {
  const source = linkSource(note.path)
  const meanings = new Map()
  return note.links.map((link) => ({ note, link, resolution: resolveFrom(index, meanings, source, link) }))
}

/** Where the links of a note start that have to be read with their label first, seen from a garden's newest state. */
export function labelsFirstIn({ index, labelReading }: Snapshot, note: Note): readonly number[] {
  const resolutions = meantLinks(index, note).map(({ resolution }) => resolution)
  return labelFirstOf({ note, resolutions }, index, labelReading)
}

/** The link with its fragment looked for in its note as that is now: an index may not know the headings yet. */
export function withFragmentIn(target: Note, meant: MeantLink): MeantLink {
  const { link, resolution } = meant
  if (link.fragment === undefined || (resolution.kind !== 'note' && resolution.kind !== 'ambiguous'))
    return meant
  const { anchor: _, ...found } = resolution
  return { ...meant, resolution: { ...found, ...findFragment(target, link.fragment) } }
}

/** The note that a wiki-link in `source` means; undefined where it means none. Looks for no other names: quick. */
export function findLinked(index: NameIndex, source: NotePath, target: string): NotePath | undefined {
  const path = resolvedPath(resolveLink(index, source, { syntax: 'wiki', target, embed: false }))
  return path !== undefined && isNotePath(path) ? path : undefined
}
