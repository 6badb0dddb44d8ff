import type { Garden } from '../model/garden.ts'
import { resolvedPath } from '../model/link.ts'
import { isNotePath } from '../model/path.ts'
import type { SitePlan } from '../model/site.ts'

/** Files of a site that no list may name: pages of unlisted notes, and what these notes alone show. */
export function unlistedFiles(
  { links, unlisted }: Pick<Garden, 'links' | 'unlisted'>,
  { pages, addressByAsset }: Pick<SitePlan, 'pages' | 'addressByAsset'>,
): ReadonlySet<string> {
  const assetsOf = ({ resolutionsByPath }: Pick<Garden['links'], 'resolutionsByPath'>): readonly string[] =>
    [...resolutionsByPath.values()].flat().flatMap((resolution) => {
      const path = resolvedPath(resolution)
      const address = path === undefined || isNotePath(path) ? undefined : addressByAsset.get(path)
      return address === undefined ? [] : [address]
    })
  const listed = new Set(assetsOf(links))
  return new Set([
    ...pages.flatMap((page) =>
      'isUnlisted' in page && page.isUnlisted ? [`${page.address}index.html`] : [],
    ),
    ...assetsOf(unlisted).filter((address) => !listed.has(address)),
  ])
}
