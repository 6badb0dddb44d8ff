import type { SiteView } from '../../define/site-view.ts'
import type { Href, PageLink } from '../../model/page.ts'
import { hrefOf } from '../../site/address.ts'
import { findTopFolder } from '../../site/find-top-folder.ts'
import { titleOfFolder } from '../../site/title-of-folder.ts'
import { foldersInOrder } from './folder-listing.ts'

/** Folders in the column at most; it is on every page, so it must not grow with the garden. */
const maxInColumn = 120

/** A folder with all folders in it. */
export interface FolderBranch extends PageLink {
  readonly folders: readonly FolderBranch[]
}

/** The garden's folders, all levels. */
export interface FolderTree {
  readonly folders: readonly FolderBranch[]
  /** Where all of them are, if the deepest are left out. */
  readonly more?: Href
}

/** The garden's folders; where there are too many, those near the top. Undefined where there are none. */
export function collectFolderTree(view: SiteView): FolderTree | undefined {
  const { plan, options, foldersByParent } = view
  const top = findTopFolder(view)
  const shown = new Set<string>()
  let isCut = false
  for (let level = foldersByParent.get(top) ?? []; level.length > 0; ) {
    const left = level.slice(0, maxInColumn - shown.size)
    for (const folder of left) shown.add(folder)
    isCut ||= left.length < level.length
    level = left.flatMap((folder) => foldersByParent.get(folder) ?? [])
  }
  const branches = (parent: string): readonly FolderBranch[] =>
    foldersInOrder(view, foldersByParent.get(parent) ?? []).flatMap((folder) => {
      const address = plan.addressByFolder.get(folder)
      if (address === undefined || !shown.has(folder)) return []
      return [
        {
          title: titleOfFolder(view, folder),
          href: hrefOf(options.base, address),
          folders: branches(folder),
        },
      ]
    })
  const folders = branches(top)
  if (folders.length === 0) return undefined
  const [all] = plan.addressesByOverview.get('all-notes') ?? []
  return { folders, ...(isCut && all !== undefined && { more: hrefOf(options.base, all) }) }
}
