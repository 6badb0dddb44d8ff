import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import { ownSegmentOf } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'

/**
 * Where the Markdown of each note's page is: `linux/scheduling.md` of `linux/scheduling/`, and `index.md` of home. Where
 * another page is at that place, or below it, the note has none.
 */
export const markdownAddresses = memoByObject(({ plan }: SiteView): ReadonlyMap<NotePath, Address> => {
  const taken = new Set(foldersLikeFiles(plan.pages.map(({ address }) => address)))
  const addresses = new Map<NotePath, Address>()
  // Home is the first page, and nothing else is `index.md`.
  for (const page of plan.pages) {
    if (page.kind !== 'note') continue
    const address = `${page.address.replace(/\/$/, '') || 'index'}.md` as Address
    if (taken.has(address.toLowerCase()) || ownSegmentOf(address) !== undefined) continue
    taken.add(address.toLowerCase())
    addresses.set(page.path, address)
  }
  return addresses
})

/** Folders of pages that are called as a Markdown file might be; in lower case, since many disks know no other. */
function foldersLikeFiles(addresses: readonly Address[]): readonly string[] {
  return addresses.flatMap((address) =>
    [...address.matchAll(/\.md\//gi)].map(({ index }) => address.slice(0, index + 3).toLowerCase()),
  )
}
