import type { GardenOptions } from '../../model/options.ts'
import { ownFiles, ownFolder, sitemapPartAddress } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import type { SitePlan } from '../../model/site.ts'
import { hrefOf, originOf } from '../../site/address.ts'

/** Entries that one sitemap may hold, by the protocol. */
const maxEntries = 50_000

/** One file of the sitemap. */
interface SitemapFile {
  readonly address: Address
  readonly xml: string
}

/** Pages below it say of others what these were. */
const ownPrefix = `${ownFolder}/`

/**
 * The sitemap of the pages that readers want (no redirects, no 404), as sitemaps.org defines it. More than 50,000
 * pages make numbered files and an index. `dayOf` says when a note was changed last (`YYYY-MM-DD`), where it is known. Without a `baseUrl` there is none: its addresses have to be whole.
 */
export function renderSitemap(
  plan: SitePlan,
  options: GardenOptions,
  dayOf: (path: NotePath) => string | undefined,
): readonly SitemapFile[] {
  const origin = originOf(options)
  if (origin === '') return []
  const urls = plan.pages
    .filter(
      (page) =>
        page.kind !== 'redirect' &&
        page.kind !== 'not-found' &&
        !(page.kind === 'note' && page.isUnlisted) &&
        !page.address.startsWith(ownPrefix),
    )
    .map((page): SitemapUrl => {
      const day = page.kind === 'note' ? dayOf(page.path) : undefined
      return { url: origin + hrefOf(options.base, page.address), ...(day !== undefined && { day }) }
    })
  if (urls.length <= maxEntries) return [{ address: ownFiles.sitemap, xml: urlSet(urls) }]

  const files: SitemapFile[] = []
  for (let at = 0; at < urls.length; at += maxEntries) {
    const address = sitemapPartAddress(files.length + 1)
    files.push({ address, xml: urlSet(urls.slice(at, at + maxEntries)) })
  }
  const entries = files.map(
    (file) => `<sitemap><loc>${escapeXml(origin + hrefOf(options.base, file.address))}</loc></sitemap>\n`,
  )
  const index = `${head}<sitemapindex xmlns="${namespace}">\n${entries.join('')}</sitemapindex>\n`
  return [{ address: ownFiles.sitemap, xml: index }, ...files]
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

interface SitemapUrl {
  readonly url: string
  readonly day?: string
}

function urlSet(urls: readonly SitemapUrl[]): string {
  const entries = urls.map(({ url, day }) => {
    const lastmod = day === undefined ? '' : `<lastmod>${escapeXml(day)}</lastmod>`
    return `<url><loc>${escapeXml(url)}</loc>${lastmod}</url>\n`
  })
  return `${head}<urlset xmlns="${namespace}">\n${entries.join('')}</urlset>\n`
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/'/g, '&apos;')
}
