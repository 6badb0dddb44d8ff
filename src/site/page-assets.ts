import type { Address, Href, PageAssets } from '../model/page.ts'
import { hrefOf } from './address.ts'
import type { WebAssets } from './web-assets.ts'

/** Hrefs of what every page loads. `isLive` adds the script of the local server's pages; a built site has none. */
export function pageAssets(webAssets: WebAssets, base: string, isLive: boolean): PageAssets {
  return {
    stylesheet: hrefOf(base, webAssets.stylesheet),
    pageStyles: hrefs(webAssets.pageStyles, base),
    fonts: webAssets.fonts.map((font) => hrefOf(base, font)),
    ...(webAssets.italicFont !== undefined && { italicFont: hrefOf(base, webAssets.italicFont) }),
    firstPaint: hrefOf(base, webAssets.firstPaint),
    mathStyle: hrefOf(base, webAssets.mathStyle),
    mathFonts: webAssets.mathFonts.map((font) => hrefOf(base, font)),
    scripts: hrefs(webAssets.scripts, base),
    app: hrefOf(base, webAssets.app),
    mapScripts: webAssets.mapScripts.map((script) => hrefOf(base, script)),
    ...(isLive && { live: hrefOf(base, webAssets.liveScript) }),
  }
}

function hrefs(addresses: ReadonlyMap<string, Address>, base: string): Readonly<Record<string, Href>> {
  return Object.fromEntries([...addresses].map(([name, address]) => [name, hrefOf(base, address)]))
}
