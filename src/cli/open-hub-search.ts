import { siteIndex } from '../features/search/rows/site-index.ts'
import type { Database } from '../hub/database/database.ts'
import { createOpenSearch } from '../hub/search/open-search.ts'
import { createRowSearch } from '../hub/search/row-search.ts'
import type { SearchEngine } from '../hub/search/search-engine.ts'
import type { HubSettings } from '../hub/settings.ts'

/** What searches across gardens: rows of the database, or the search that the environment names. Throws with a message for people. */
export function openHubSearch({ env }: Pick<HubSettings, 'env'>, database: Database): SearchEngine {
  const address = env['HORTUS_HUB_SEARCH']
  if (!address) return createRowSearch(database, siteIndex)
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new Error('HORTUS_HUB_SEARCH is no address, expected https://search.example.org:9200/hortus')
  return createOpenSearch({ address, database, index: siteIndex })
}
