import type { PageLink } from '../model/page.ts'
import { toNameKey } from '../model/path.ts'
import { hrefOf } from './address.ts'
import type { SiteView } from './site-view.ts'

/** A tag and its page. */
export function tagLink(view: SiteView, tag: string): PageLink {
  return { title: tag, href: hrefOf(view.options.base, view.plan.addressByTag.get(toNameKey(tag))!) }
}
