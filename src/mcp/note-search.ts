import { collectSearchNotes } from '../features/search/collect-search-notes.ts'
import { buildSearchIndex } from '../features/search/index/build-index.ts'
import { createSearcher } from '../features/search/query/search.ts'
import type { NotePath } from '../model/path.ts'
import type { GardenView } from './garden-view.ts'

/** A garden's index, made when somebody first asks, and anew when the garden has changed. */
export interface SearchOf {
  search(view: GardenView, query: string, limit: number): Promise<SearchedNotes>
  /** How many notes have each of some words, in a form that the search takes for it. */
  countNotes(view: GardenView, words: readonly string[]): Promise<ReadonlyMap<string, number>>
}

/** What a search found. */
export interface SearchedNotes {
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
  const searcherOf = (view: GardenView): ReturnType<typeof open> => {
    if (kept?.garden !== view.published) kept = { garden: view.published, searcher: open(view) }
    return kept.searcher
  }
  return {
    async search(view, query, limit) {
      const found = await (await searcherOf(view)).search(query, { limit })
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
    async countNotes(view, words) {
      const searcher = await searcherOf(view)
      const counts = new Map<string, number>()
      for (const word of words) counts.set(word, (await searcher.search(word, { limit: 1 }))?.total ?? 0)
      return counts
    },
  }
}
