import { siteBase } from '../../../../web/controllers/site.ts'
import { createSearchClient } from './search-client.ts'

/** Pages offered, and words of the address that are searched for one by one. */
const maxPages = 5
const maxWords = 4

/**
 * On the page for what is not there: the pages that are nearest to the words of the address that was asked for, found by the
 * search index. Nothing is shown where it finds none or cannot be fetched.
 */
export async function offerNearestPages(main: HTMLElement): Promise<void> {
  const section = main.querySelector<HTMLElement>('.nearest[hidden]')
  const base = siteBase()
  const queries = queriesOf(location.pathname, base)
  if (!section || section.dataset['asked'] !== undefined || queries.length === 0) return
  section.dataset['asked'] = ''
  const found = await findPages(base, queries).catch(() => undefined)
  if (!found || found.size === 0 || !section.isConnected) return
  const list = document.createElement('ul')
  for (const [address, title] of found) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = base + encodeURI(address)
    link.textContent = title
    const where = document.createElement('span')
    where.className = 'count'
    where.dir = 'ltr'
    where.textContent = `/${address}`
    item.append(link, ' ', where)
    list.append(item)
  }
  section.append(list)
  section.hidden = false
}

/** Titles by address: what answers the first query, then the others until there are enough. */
async function findPages(base: string, queries: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const client = createSearchClient(base, false)
  const found = new Map<string, string>()
  for (const query of queries) {
    const { hits } = await client.search(query, maxPages, false)
    for (const { address, title } of hits) if (found.size < maxPages) found.set(address, title)
    if (found.size === maxPages) break
  }
  return found
}

/**
 * What to search for, the likeliest first: the last part of an address that has words, all its parts, then single words, the
 * longest first. Empty for an address without words.
 */
function queriesOf(pathname: string, base: string): readonly string[] {
  const parts = decode(pathname.startsWith(base) ? pathname.slice(base.length) : pathname)
    .replace(/(?:index)?\.html?$/, '')
    .split('/')
    .map(wordsOf)
    .filter((part) => /\p{L}{2}/u.test(part))
  const words = [...new Set(parts.join(' ').split(' '))].filter((word) => /\p{L}{3}/u.test(word))
  const single = words.sort((a, b) => b.length - a.length).slice(0, maxWords)
  return [...new Set([parts.at(-1) ?? '', parts.join(' ').slice(0, 120), ...single])].filter(
    (query) => query !== '',
  )
}

function wordsOf(part: string): string {
  return part
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 120)
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return ''
  }
}
