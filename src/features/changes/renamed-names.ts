import type { Garden } from '../../model/garden.ts'
import { isByAddress, type Link } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import { isNotePath, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import type { Properties } from '../../model/properties.ts'
import type { AfterGarden } from './after-garden.ts'

/** What the note's alias is called now, where the link names the note by an alias that it has no more. */
export function renamedAlias(
  link: Link,
  garden: Garden,
  after: AfterGarden,
  before: string,
  wanted: string,
): string | undefined {
  if (!isNotePath(before) || !isNotePath(wanted)) return undefined
  const old = garden.notesByPath.get(before)?.aliases ?? []
  const now = after.notes.get(wanted)?.aliases ?? []
  const at = old.findIndex((alias) => toNameKey(alias) === toNameKey(link.target))
  return at >= 0 && old.length === now.length && now[at] !== old[at] ? now[at] : undefined
}

/** What the program that the notes were written for calls the note now, where the link names it as that program did. */
export function renamedPathName(
  link: Link,
  garden: Garden,
  after: AfterGarden,
  before: string,
  wanted: string,
): readonly string[] {
  const old = garden.notesByPath.get(before as NotePath)?.pathName
  if (garden.namePath === undefined || isByAddress(link.syntax)) return []
  const isNamedSo = toNameKey(old ?? stemOf(before)) === toNameKey(link.target)
  const now = isNamedSo ? after.notes.get(wanted as NotePath)?.pathName : undefined
  return now === undefined ? [] : [now]
}

/** The address that its program gives the page of the note now, where the link names that which it had. */
export function renamedAddress(
  link: Link,
  { notesByPath, namesOf }: Garden,
  before: string,
  wanted: string,
): readonly string[] {
  const note = notesByPath.get(before as NotePath)
  if (note === undefined || namesOf === undefined || before === wanted || !isNotePath(wanted)) return []
  const [, page = '', end = ''] = /^(.*?)(\/+|\.html?)?$/s.exec(link.target) ?? []
  const own = ownProperties(note)
  const [old, now] = [namesOf(note.path, own), namesOf(wanted, own)]
  if (old.length !== now.length) return []
  for (const [i, name] of old.entries()) {
    if (name === link.target) return [now[i]!]
    const start = page.slice(0, page.length - name.length)
    // The first part may be the folder's own name.
    const isSame = toNameKey(start + name) === toNameKey(page) && /^(?:\/[^/]+)?$/.test(start)
    if (isSame && name.length > 1) return [start + now[i]! + end]
  }
  return []
}

/**
 * The address of a file that is served from a folder as from the top, where the link names it so: `/img/a.png` of
 * `static/img/a.png`.
 */
export function renamedServed(link: Link, before: string, wanted: string): readonly string[] {
  if (!isByAddress(link.syntax) || !link.target.startsWith('/') || !before.endsWith(link.target)) return []
  const folder = before.slice(0, -link.target.length)
  return folder !== '' && wanted.startsWith(`${folder}/`) ? [wanted.slice(folder.length)] : []
}

/** What the frontmatter says, without what the program takes from the name of the file. */
export function ownProperties({
  properties,
  propertyRanges = {},
}: Pick<Note, 'properties' | 'propertyRanges'>): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key in propertyRanges))
}
