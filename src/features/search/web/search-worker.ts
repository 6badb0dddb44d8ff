import type { SearchEntry } from '../files/search-entry.ts'
import { openStaticTerms } from '../files/static-terms.ts'
import type { TermStore } from '../index/term-store.ts'
import { createSearcher, type Searcher } from '../query/search.ts'
import { readCompressed } from './read-compressed.ts'
import type { SearchReply, SearchRequest } from './search-messages.ts'
import { createShardCache } from './shard-cache.ts'

/** Entry of the palette's worker: the index, away from the thread that draws. */
let opened: Promise<{ readonly store: TermStore; readonly searcher: Searcher }> | undefined

/** The newest query; older ones stop at their next step. */
let latest = 0

addEventListener('message', async ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'index') {
    opened = openIndex(data.entry, data.folder)
    return
  }
  const { id } = data
  try {
    if (!opened) throw new Error('There is no index yet')
    if (data.kind === 'query') {
      latest = id
      const { searcher } = await opened
      if (latest !== id) return
      const result = await searcher.search(data.query, {
        limit: data.limit,
        isThorough: data.isThorough,
        isOutdated: () => latest !== id,
      })
      if (result) reply({ kind: 'result', id, result })
    } else {
      const { store } = await opened
      const number = Math.min(Math.floor(data.chance * store.noteCount), store.noteCount - 1)
      const [first] = await store.sectionsOf([number])
      reply({ kind: 'any', id, address: first!.address })
    }
  } catch {
    reply({ kind: 'failed', id })
  }
})

async function openIndex(bytes: ArrayBuffer, folder: string) {
  const entry = JSON.parse(new TextDecoder().decode(await readCompressed(bytes))) as SearchEntry
  const cache = createShardCache(folder)
  const names = [...entry.terms, ...entry.texts].map(([, name]) => name)
  cache.keepOnly(new Set([...names, ...entry.words])).catch(() => {})
  const store = openStaticTerms(entry, (name) => cache.fetch(name))
  return { store, searcher: await createSearcher(store) }
}

function reply(message: SearchReply): void {
  postMessage(message)
}
