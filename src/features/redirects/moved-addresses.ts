import type { SiteView } from '../../define/site-view.ts'
import { ownSegmentOf } from '../../model/own-address.ts'
import type { Address, Href } from '../../model/page.ts'
import { textProperty } from '../../model/properties.ts'
import { hrefOf } from '../../site/address.ts'
import { usualAddress } from '../../site/address-wish.ts'

/** An address at which nothing is any more, and where it leads. */
export interface Moved {
  readonly from: Href
  readonly to: Href
}

/**
 * The redirects of a site, sorted: those that have a page, and from where a note would be without its `permalink`. None that
 * would name an unlisted note.
 */
export function movedAddresses({ plan, garden, options }: SiteView): readonly Moved[] {
  const taken = new Set<Address>(plan.pages.map(({ address }) => address))
  const moved = new Map<Address, Address>()
  for (const page of plan.pages) {
    if (page.kind === 'redirect' && !page.isUnlisted) moved.set(page.address, page.target)
    const note = page.kind === 'note' ? garden.notesByPath.get(page.path) : undefined
    if (page.kind !== 'note' || note === undefined) continue
    if (textProperty(note.properties, 'permalink') === undefined) continue
    const usual = usualAddress(note, page.folder)
    if (!taken.has(usual) && !moved.has(usual) && ownSegmentOf(usual) === undefined)
      moved.set(usual, page.address)
  }
  return [...moved]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => ({ from: hrefOf(options.base, from), to: hrefOf(options.base, to) }))
}
