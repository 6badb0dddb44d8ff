import { provideCommand } from '../../../../web/controllers/commands.ts'
import { siteBase } from '../../../../web/controllers/site.ts'
import { keepTyped } from './keep-typed.ts'
import { startRecentPages } from './recent-pages.ts'
import { createSearchClient, type SearchClient } from './search-client.ts'

let client: SearchClient | undefined

/**
 * Readies the search palette: nothing of it is fetched before a reader asks for it; then its code, its worker and the
 * entry of the index are fetched side by side.
 */
export function startSearch(): void {
  startRecentPages()
  provideCommand('search', async () => {
    const typing = keepTyped()
    try {
      client ??= createSearchClient(siteBase(), document.querySelector('script[data-live]') !== null)
      const { openSearch } = await import('./hortus-search.ts')
      await openSearch(client, typing)
    } finally {
      typing.take()
    }
  })
}
