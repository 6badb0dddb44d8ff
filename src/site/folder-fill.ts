import type { SiteView } from '../define/site-view.ts'
import type { Link } from '../model/link.ts'
import type { Fill } from '../model/page.ts'
import { baseName } from '../model/path.ts'
import { hrefOf } from './address.ts'

/** A link to the page of a folder, where the site has one. */
export function folderFill(view: SiteView, link: Link, folder: string): Fill {
  const address = view.plan.addressByFolder.get(folder)
  if (address === undefined) return null
  const isBare = link.displayText === undefined && link.syntax !== 'wiki'
  return {
    kind: 'page',
    href: hrefOf(view.options.base, address),
    ...(isBare && { text: baseName(folder) || view.options.title }),
  }
}
