import type { SiteView } from '../define/site-view.ts'
import type { Address, HomeSections, OverviewLink } from '../model/page.ts'
import { hrefOf } from './address.ts'

/** What home says of the garden: what its features tell, and where the overviews are. */
export function collectHomeSections(view: SiteView): HomeSections {
  return {
    sections: view.collectSlot('home', { address: '' as Address }),
    overviews: collectOverviewLinks(view),
  }
}

/** Every overview of the garden, in the order of the layout. */
export function collectOverviewLinks({ plan, options }: SiteView): readonly OverviewLink[] {
  return [...plan.addressesByOverview].flatMap(([overview, [first]]) =>
    first === undefined ? [] : [{ overview, href: hrefOf(options.base, first) }],
  )
}
