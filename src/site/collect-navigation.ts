import type { Garden } from '../model/garden.ts'
import type { NavigationLink } from '../model/page.ts'
import type { SitePlan } from '../model/site.ts'
import { hrefOf } from './address.ts'

/** Plain pages that the navigation names at most. */
const maxNavigation = 12

/** The garden's plain pages without its home page, which every page links to anyway. */
export function collectNavigation(
  { knowledge, notesByPath }: Garden,
  plan: SitePlan,
  base: string,
): readonly NavigationLink[] {
  return knowledge.pages
    .flatMap(({ path, icon }): readonly NavigationLink[] => {
      const address = plan.addressByNote.get(path)!
      const link = { title: notesByPath.get(path)!.title, href: hrefOf(base, address) }
      return address === '' ? [] : [{ ...link, ...(icon !== undefined && { icon }) }]
    })
    .slice(0, maxNavigation)
}
