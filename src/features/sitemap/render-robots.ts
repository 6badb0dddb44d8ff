import type { GardenOptions } from '../../model/options.ts'
import { ownFiles } from '../../model/own-address.ts'
import { hrefOf, originOf } from '../../site/address.ts'

/**
 * What robots are told: they may read everything, and where the sitemap is (RFC 9309). They look for it at the top of a host
 * alone, so a site below a path has none.
 */
export function renderRobots(options: GardenOptions): string | undefined {
  const origin = originOf(options)
  if (origin === '' || options.base !== '/') return undefined
  return `User-agent: *\nAllow: /\nSitemap: ${origin}${hrefOf(options.base, ownFiles.sitemap)}\n`
}
