import { siteBase } from '../../../../web/controllers/site.ts'
import { createSearchClient } from './search-client.ts'

/** Names offered at most. */
const maxNames = 6

/**
 * On the page for what is not there: the pages whose names are nearest to the address that was asked for, found by the
 * search index. Nothing is shown where it finds none or cannot be fetched.
 */
export async function offerNearestPages(main: HTMLElement): Promise<void> {
  const section = main.querySelector<HTMLElement>('.nearest[hidden]')
  const query = wordsOf(location.pathname)
  if (!section || query === '') return
  const base = siteBase()
  const client = createSearchClient(base, false)
  const found = await client.search(query, maxNames, false).catch(() => undefined)
  if (!found || found.hits.length === 0 || !section.isConnected) return
  const list = document.createElement('ul')
  list.className = 'notes'
  for (const { address, title } of found.hits) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = base + encodeURI(address)
    link.textContent = title
    item.append(link)
    list.append(item)
  }
  section.append(list)
  section.hidden = false
}

/** The last part of an address as words; the one before it where that is a number or empty. */
function wordsOf(pathname: string): string {
  try {
    const parts = decodeURIComponent(pathname)
      .replace(/\.html?$/, '')
      .split('/')
    const named = parts.filter((part) => /\p{L}{2}/u.test(part)).at(-1) ?? ''
    return named
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .slice(0, 120)
  } catch {
    return ''
  }
}
