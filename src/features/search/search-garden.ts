import type { Snapshot } from '../../build/snapshot.ts'
import { collectSearchNotes } from './collect-search-notes.ts'
import { buildSearchIndex } from './index/build-index.ts'
import { createSearcher, type SearchResult } from './query/search.ts'

/** Asks a garden's published notes one question, by the same index as its pages do, made in memory. */
export async function searchGarden(snapshot: Snapshot, query: string, limit: number): Promise<SearchResult> {
  const notes = collectSearchNotes(snapshot.published, snapshot.plan)
  const searcher = await createSearcher(await buildSearchIndex(notes))
  return (await searcher.search(query, { limit }))!
}
