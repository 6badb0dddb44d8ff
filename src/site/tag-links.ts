import type { SiteView } from '../define/site-view.ts'
import type { Note, Tag } from '../model/note.ts'
import type { Fill, PageLink } from '../model/page.ts'
import { toNameKey } from '../model/path.ts'
import { addressOfPage } from '../model/site.ts'
import { hrefOf } from './address.ts'

/** The pages of a note's tags, where tags have pages. */
export function collectTagLinks(
  { plan, options }: SiteView,
  { tags }: Pick<Note, 'tags'>,
): readonly PageLink[] {
  return tags.flatMap((tag) => {
    const address = addressOfPage(plan, 'tag', toNameKey(tag))
    return address === undefined ? [] : [{ title: tag, href: hrefOf(options.base, address) }]
  })
}

/** A link to the page of a tag, where any note has it. */
export function tagFill(view: SiteView, tag: string): Fill {
  const [page] = collectTagLinks(view, { tags: [tag as Tag] })
  return page === undefined ? null : { kind: 'page', href: page.href }
}
