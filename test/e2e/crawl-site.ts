import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A link of a built site that leads nowhere. */
interface DeadLink {
  /** The page it stands on, relative to the site. */
  readonly page: string
  /** As written. */
  readonly href: string
  readonly reason: 'no such file' | 'no such element'
}

/** What a crawl saw. */
interface Crawl {
  readonly pages: number
  readonly links: number
  readonly dead: readonly DeadLink[]
}

/**
 * Follows every `href`, `src`, `poster` and `data` of every HTML file of a built site that stays on the site, and checks
 * that the file is there and, for a fragment, the element. `base` is the path the site was built for.
 */
export function crawlSite(folder: string, base = '/'): Crawl {
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )
  const idsByFile = new Map<string, ReadonlySet<string>>()
  const htmlByFile = new Map<string, string>()
  for (const file of files) {
    if (!file.endsWith('.html') || file.startsWith('-/assets/')) continue
    const html = readFileSync(join(folder, file), 'utf8')
    htmlByFile.set(file, html)
    idsByFile.set(file, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescapeHtml(id!))))
  }

  const dead: DeadLink[] = []
  let links = 0
  for (const [page, html] of htmlByFile) {
    for (const [, written] of html.matchAll(/<[a-z][^>]*?\s(?:href|src|poster|data)="([^"]*)"/g)) {
      const href = unescapeHtml(written!)
      const url = new URL(href, `http://site${base}${encodeURI(page.replace(/index\.html$/, ''))}`)
      if (url.host !== 'site' || url.protocol !== 'http:') continue
      links++
      const path = decodeURIComponent(url.pathname)
      const file = path.startsWith(base) ? path.slice(base.length) : undefined
      const target = file === '' || file?.endsWith('/') ? `${file}index.html` : file
      if (target === undefined || !files.has(target)) dead.push({ page, href, reason: 'no such file' })
      else if (url.hash.length > 1 && target.endsWith('.html') && !target.startsWith('-/assets/')) {
        const id = decodeURIComponent(url.hash.slice(1))
        if (!idsByFile.get(target)!.has(id)) dead.push({ page, href, reason: 'no such element' })
      }
    }
  }
  return { pages: htmlByFile.size, links, dead }
}

function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (all, hex, decimal, name: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal) return String.fromCodePoint(Number(decimal))
      return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()] ?? all
    },
  )
}
