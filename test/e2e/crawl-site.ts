import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { addressesOf, unescapeHtml } from './addresses-of.ts'

/** A link of a built site that leads nowhere. */
interface DeadLink {
  /** The page or file it stands in, relative to the site. */
  readonly page: string
  /** As written. */
  readonly href: string
  readonly reason: 'no such file' | 'no such element'
}

/** What a crawl saw. */
interface Crawl {
  readonly pages: number
  /** Addresses of the site itself. */
  readonly links: number
  /** The same by the kind of file they stand in: `html`, `xml`, `json`, `md`, `txt`, `css`, `webmanifest`. */
  readonly linksByKind: Readonly<Record<string, number>>
  readonly dead: readonly DeadLink[]
}

/**
 * Follows every address in the files that a build made and that stays on the site: links, sources and pictures of pages,
 * what pages tell search engines, sitemap, feeds, manifest, `llms.txt`, notes as Markdown, styles. Checks that the file is
 * there and, for a fragment, the element. `base` is the path the site was built for, `origin` its `baseUrl`.
 */
export function crawlSite(folder: string, base = '/', origin = 'http://site'): Crawl {
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )
  const idsByFile = new Map<string, ReadonlySet<string>>()
  const idsOf = (file: string): ReadonlySet<string> => {
    const ids = idsByFile.get(file) ?? collectIds(readFileSync(join(folder, file), 'utf8'))
    idsByFile.set(file, ids)
    return ids
  }

  const dead: DeadLink[] = []
  const linksByKind: Record<string, number> = {}
  let [pages, links] = [0, 0]
  for (const page of files) {
    if (page.startsWith('-/assets/')) continue
    if (page.endsWith('.html')) pages++
    const kind = page.slice(page.lastIndexOf('.') + 1)
    for (const href of addressesOf(page, () => readFileSync(join(folder, page), 'utf8'))) {
      const url = new URL(href, `${origin}${base}${encodeURI(page.replace(/index\.html$/, ''))}`)
      if (url.origin !== origin) continue
      links++
      linksByKind[kind] = (linksByKind[kind] ?? 0) + 1
      const path = decodeURIComponent(url.pathname)
      const file = path.startsWith(base) ? path.slice(base.length) : undefined
      const target = file === '' || file?.endsWith('/') ? `${file}index.html` : file
      if (target === undefined || !files.has(target)) dead.push({ page, href, reason: 'no such file' })
      else if (url.hash.length > 1 && target.endsWith('.html') && !target.startsWith('-/assets/')) {
        if (!idsOf(target).has(decodeURIComponent(url.hash.slice(1))))
          dead.push({ page, href, reason: 'no such element' })
      }
    }
  }
  return { pages, links, linksByKind, dead }
}

function collectIds(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescapeHtml(id!)))
}
