import { hrefOf } from '../site/address.ts'
import type { SiteAssets } from '../site/site-view.ts'
import type { WebAssets } from './web-assets.ts'

/** Hrefs of what every page loads. `isLive` adds the script of the local server's pages; a built site has none. */
export function pageAssets(webAssets: WebAssets, base: string, isLive: boolean): SiteAssets {
  return {
    stylesheet: hrefOf(base, webAssets.stylesheet),
    ...(isLive && { script: hrefOf(base, webAssets.liveScript) }),
  }
}
