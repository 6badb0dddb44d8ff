import type { SiteView } from '../../define/site-view.ts'
import { resolvedPath } from '../../model/link.ts'
import type { NoteLink } from '../../model/page.ts'
import { isNotePath, type NotePath } from '../../model/path.ts'
import { noteLink } from '../../site/note-link.ts'

/** The notes that a note links to by some of the names in it; names that it no longer uses lead nowhere. */
export function roadsFrom(view: SiteView, path: NotePath, targets: readonly string[]): readonly NoteLink[] {
  const { notesByPath, links } = view.garden
  const resolutions = links.resolutionsByPath.get(path) ?? []
  const wanted = new Set(targets)
  const found = new Map<NotePath, NoteLink>()
  for (const [i, { target }] of (notesByPath.get(path)?.links ?? []).entries()) {
    const resolution = resolutions[i]
    const to = wanted.has(target) && resolution ? resolvedPath(resolution) : undefined
    const note = to !== undefined && isNotePath(to) && to !== path ? notesByPath.get(to) : undefined
    if (note !== undefined) found.set(note.path, noteLink(view, note))
  }
  return [...found.values()]
}
