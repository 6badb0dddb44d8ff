import type { SiteView } from '../define/site-view.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { Fill } from '../model/page.ts'
import { folderFill } from './folder-fill.ts'
import { neighbourFill, type Shower } from './neighbour-fill.ts'
import { tagFill } from './tag-links.ts'

/** A link to what is no file of the garden: a page that the site makes of a folder or a tag, another garden, the web. */
export function externalFill(
  view: SiteView,
  link: Link,
  resolution: Extract<Resolution, { kind: 'external' }>,
  asker: Shower,
): Fill {
  if (resolution.folder !== undefined) return folderFill(view, link, resolution.folder)
  if (resolution.tag !== undefined) return tagFill(view, resolution.tag)
  return neighbourFill(view, link, resolution, asker)
}
