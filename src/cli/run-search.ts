import { searchGarden } from '../features/search/search-garden.ts'
import type { NotePath } from '../model/path.ts'
import { askGarden, type GardenQuestion } from './ask-garden.ts'
import { type FoundNote, renderSearchText } from './render-search-text.ts'

/** A search as the command line asks for it. */
export interface SearchRequest extends GardenQuestion {
  readonly query: string
  readonly limit: number
}

/** Prints the notes that answer the words. Finding none is an answer too. */
export async function runSearch(request: SearchRequest): Promise<void> {
  const { query, limit, terminal } = request
  if (query.trim() === '') throw new Error('the words to look for are empty')
  await askGarden(request, async ({ snapshot }) => {
    const result = await searchGarden(snapshot, query, limit)
    const pathByAddress = new Map<string, NotePath>()
    for (const [path, address] of snapshot.plan.addressByNote) pathByAddress.set(address, path)
    const notes = result.hits.map(
      (hit): FoundNote => ({
        path: pathByAddress.get(hit.address)!,
        title: hit.title,
        ...(hit.heading !== '' && { heading: hit.heading, anchor: hit.slug }),
        excerpt: hit.excerpt.text,
        marks: hit.excerpt.marks,
        missing: hit.missing,
        score: Math.round(hit.score * 100) / 100,
      }),
    )
    const { total, corrections } = result
    terminal.out(
      request.json
        ? JSON.stringify({ query, total, corrections, notes }, null, 2)
        : renderSearchText({ query, total, corrections, notes }, terminal.colors),
    )
  })
}
