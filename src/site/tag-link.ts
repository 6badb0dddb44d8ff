import type { TagEntry } from '../model/knowledge-part.ts'
import type { PageLink } from '../model/page.ts'
import { toNameKey } from '../model/path.ts'
import { hrefOf } from './address.ts'
import { parentTag } from './collect-tags.ts'
import type { SiteView } from './site-view.ts'
import { titleOfOverview } from './title-of-overview.ts'

/** A tag and its page. */
export function tagLink(view: SiteView, tag: string): PageLink {
  return { title: tag, href: hrefOf(view.options.base, view.plan.addressByTag.get(toNameKey(tag))!) }
}

/** A folded tag as lists show it: as it is first spelled, and how many notes have it. */
export function tagEntry(view: SiteView, key: string): TagEntry {
  return { ...tagLink(view, view.labelByTag.get(key)!), count: view.notesByTag.get(key)?.length ?? 0 }
}

/** The pages above that of a folded tag: all tags, then those that it is part of. */
export function tagTrail(view: SiteView, key: string): readonly PageLink[] {
  const parents: PageLink[] = []
  for (let at = parentTag(key); at !== ''; at = parentTag(at)) parents.unshift(tagEntry(view, at))
  const all = view.plan.addressByOverview.get('tags')!
  return [{ title: titleOfOverview(view, 'tags'), href: hrefOf(view.options.base, all) }, ...parents]
}
