import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { PageLink } from '../model/page.ts'
import type { Series } from '../model/series.ts'
import type { SitePlan } from '../model/site.ts'
import type { Topic } from '../model/topic.ts'
import { hrefOf } from './address.ts'
import { titleOfFolder } from './title-of-folder.ts'

/** What a link to a page is made of. */
interface LinkSource {
  readonly garden: Garden
  readonly plan: SitePlan
  readonly options: GardenOptions
}

/** A topic and its page: its note's, its folder's, its tag's, or one of its own. */
export function topicLink(view: LinkSource, { id, origin, title }: Topic): PageLink {
  const { plan, options } = view
  switch (origin.kind) {
    case 'note':
      return { title, href: hrefOf(options.base, plan.addressByNote.get(origin.path)!) }
    case 'name':
      return { title, href: hrefOf(options.base, plan.addressByTopic.get(id)!) }
    case 'folder': {
      const href = hrefOf(options.base, plan.addressByFolder.get(origin.folder)!)
      return { title: titleOfFolder(view, origin.folder), href }
    }
    case 'tag':
      return { title, href: hrefOf(options.base, plan.addressByTag.get(origin.tag)!) }
  }
}

/** A series and its page. */
export function seriesLink(
  { plan, options }: Omit<LinkSource, 'garden'>,
  { id, title, note }: Series,
): PageLink {
  const address = note === undefined ? plan.addressBySeries.get(id) : plan.addressByNote.get(note)
  return { title, href: hrefOf(options.base, address!) }
}
