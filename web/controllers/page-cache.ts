/** A page that was fetched and parsed. */
export interface FetchedPage {
  /** Where it came from, without fragment. */
  readonly url: string
  readonly document: Document
}

/** Pages kept, and for how long: enough for moving about, short enough that a page read later is a new one. */
const maxPages = 40
const maxAge = 5 * 60_000

const pages = new Map<string, { readonly page: Promise<FetchedPage>; readonly at: number }>()

/** Pages that have arrived, to be had without waiting. */
const arrived = new Map<string, FetchedPage>()

/**
 * Fetches a page of this site, or hands out the one that was fetched before. Rejects where there is none, where it is
 * no HTML, or where it only sends readers on: the browser then does better by itself.
 */
export function fetchPage(href: string): Promise<FetchedPage> {
  const url = withoutFragment(href)
  const known = pages.get(url)
  if (known && Date.now() - known.at < maxAge) return known.page
  const page = load(url)
  pages.delete(url)
  arrived.delete(url)
  pages.set(url, { page, at: Date.now() })
  if (pages.size > maxPages) forget(pages.keys().next().value!)
  page.then(
    (fetched) => {
      if (pages.get(url)?.page === page) arrived.set(url, fetched)
    },
    () => {
      if (pages.get(url)?.page === page) forget(url)
    },
  )
  return page
}

/** The page if it is here already. */
export function findPage(href: string): FetchedPage | undefined {
  return arrived.get(withoutFragment(href))
}

/** Makes every page be fetched again. */
export function forgetPages(): void {
  pages.clear()
  arrived.clear()
}

/** An address without what stands behind `#`, and without the pages beside it. */
function withoutFragment(href: string): string {
  return href.replace(/(\?stack=[^#]*)?(#.*)?$/, '')
}

function forget(url: string): void {
  pages.delete(url)
  arrived.delete(url)
}

async function load(url: string): Promise<FetchedPage> {
  const response = await fetch(url, { headers: { accept: 'text/html' } })
  const isHtml = /^text\/html\b/.test(response.headers.get('content-type') ?? '')
  if (!response.ok || !isHtml) throw new Error(`${response.status} ${url}`)
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html')
  if (parsed.querySelector('main') === null || parsed.querySelector('meta[http-equiv=refresh]') !== null)
    throw new Error(`no page to show: ${url}`)
  return { url: withoutFragment(response.url || url), document: parsed }
}
