import type { SiteView } from '../define/site-view.ts'
import type { Note } from '../model/note.ts'
import type { PageLink } from '../model/page.ts'
import { toNameKey } from '../model/path.ts'
import { addressOfPage } from '../model/site.ts'
import { hrefOf } from './address.ts'

/** The pages of a note's tags, where tags have pages. */
export function collectTagLinks({ plan, options }: SiteView, { tags }: Note): readonly PageLink[] {
  return tags.flatMap((tag) => {
    const address = addressOfPage(plan, 'tag', toNameKey(tag))
    return address === undefined ? [] : [{ title: tag, href: hrefOf(options.base, address) }]
  })
}
