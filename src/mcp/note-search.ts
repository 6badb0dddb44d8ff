import { collectSearchNotes } from '../features/search/collect-search-notes.ts'
import { buildSearchIndex } from '../features/search/index/build-index.ts'
import { createSearcher } from '../features/search/query/search.ts'
import type { NotePath } from '../model/path.ts'
import type { GardenView } from './garden-view.ts'

/** A garden's index, made when somebody first asks, and anew when the garden has changed. */
export interface SearchOf {
  search(view: GardenView, query: string, limit: number): Promise<FoundNotes>
}

/** What a search found. */
export interface FoundNotes {
  readonly total: number
  readonly hits: readonly {
    readonly path: NotePath
    readonly heading: string
    readonly slug: string
    readonly excerpt: string
    readonly missing: readonly string[]
  }[]
  /** Folded words that stand for those of the query. */
  readonly sought: readonly string[]
}

/** Keeps the index of the newest garden that was asked. */
export function createSearchOf(): SearchOf {
  let kept:
    | { readonly garden: GardenView['published']; readonly searcher: ReturnType<typeof open> }
    | undefined
  const open = async ({ published, plan }: GardenView) =>
    createSearcher(await buildSearchIndex(collectSearchNotes(published, plan)))
  return {
    async search(view, query, limit) {
      if (kept?.garden !== view.published) kept = { garden: view.published, searcher: open(view) }
      const searcher = await kept.searcher
      const found = await searcher.search(query, { limit })
      const pathByAddress = new Map<string, NotePath>()
      for (const [path, address] of view.plan.addressByNote) pathByAddress.set(address, path)
      return {
        total: found?.total ?? 0,
        sought: found?.sought.keys ?? [],
        hits: (found?.hits ?? []).flatMap(({ address, heading, slug, excerpt, missing }) => {
          const path = pathByAddress.get(address)
          return path === undefined ? [] : { path, heading, slug, excerpt: excerpt.text, missing }
        }),
      }
    },
  }
}
