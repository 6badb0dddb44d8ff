import type { SiteView } from '../define/site-view.ts'
import { stemOf, toNameKey } from '../model/path.ts'

/**
 * The folder in which a garden's folders begin: the garden itself, or a folder that everything is in but for an index or
 * README beside it; and so on below.
 */
export function findTopFolder({
  notesByFolder,
  foldersByParent,
}: Pick<SiteView, 'notesByFolder' | 'foldersByParent'>): string {
  for (let at = ''; ; ) {
    const [only, ...others] = foldersByParent.get(at) ?? []
    const notes = notesByFolder.get(at) ?? []
    const isLone =
      others.length === 0 && notes.every(({ path }) => /^(?:index|readme)$/.test(toNameKey(stemOf(path))))
    if (only === undefined || !isLone) return at
    at = only
  }
}
