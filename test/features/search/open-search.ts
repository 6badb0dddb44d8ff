import { gunzipSync } from 'node:zlib'
import {
  addressOfFile,
  entryName,
  type SearchEntry,
} from '../../../src/features/search/files/search-entry.ts'
import { wholeTerms } from '../../../src/features/search/files/shard-terms.ts'
import { openStaticTerms } from '../../../src/features/search/files/static-terms.ts'
import { type SearchFile, writeShards } from '../../../src/features/search/files/write-shards.ts'
import { buildSearchIndex } from '../../../src/features/search/index/build-index.ts'
import { createSearcher, type Searcher, type SearchHit } from '../../../src/features/search/query/search.ts'
import { searchEffects } from '../../../src/features/search/search-effects.ts'
import type { SearchNote } from '../../../src/features/search/search-note.ts'

/** A note for search; what is not given is empty. Text before the first heading is `text`. */
export function searchNote(title: string, text: string, more: Partial<SearchNote> = {}): SearchNote {
  return {
    address: `${title.toLowerCase().replaceAll(' ', '-')}/`,
    title,
    aliases: [],
    tags: [],
    topics: [],
    linked: 0,
    sections: [{ heading: '', slug: '', text }],
    ...more,
  }
}

/** An index of these notes in memory. */
export async function openMemory(notes: readonly SearchNote[]): Promise<Searcher> {
  return createSearcher(await buildSearchIndex(notes))
}

/** An index of these notes as static files, and which of them have been fetched. */
export async function openStatic(notes: readonly SearchNote[]): Promise<{
  readonly searcher: Searcher
  readonly files: readonly SearchFile[]
  readonly fetched: string[]
}> {
  const { files } = await writeShards(wholeTerms(await buildSearchIndex(notes)), searchEffects)
  const fetched: string[] = []
  const read = (name: string): Uint8Array => {
    fetched.push(name)
    return gunzipSync(files.find(({ address }) => address === addressOfFile(name))!.content!)
  }
  const entry = JSON.parse(new TextDecoder().decode(read(entryName))) as SearchEntry
  fetched.length = 0
  const searcher = await createSearcher(openStaticTerms(entry, async (name) => read(name)))
  return { searcher, files, fetched }
}

/** The titles that a query finds, the best first. */
export async function titlesFor(searcher: Searcher, query: string, limit = 10): Promise<readonly string[]> {
  return (await hitsFor(searcher, query, limit)).map(({ title }) => title)
}

/** The hits of a query. */
export async function hitsFor(searcher: Searcher, query: string, limit = 10): Promise<readonly SearchHit[]> {
  return (await searcher.search(query, { limit }))!.hits
}

/** The excerpt with its marked words in square brackets. */
export function showMarks({ excerpt }: SearchHit): string {
  let shown = ''
  let at = 0
  for (const [from, to] of excerpt.marks) {
    shown += `${excerpt.text.slice(at, from)}[${excerpt.text.slice(from, to)}]`
    at = to
  }
  return shown + excerpt.text.slice(at)
}
