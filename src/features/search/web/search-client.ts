import type { SearchResult } from '../query/search.ts'
import type { SearchReply, SearchRequest } from './search-messages.ts'

/** The index as the palette sees it. */
export interface SearchClient {
  /** Fetches the entry, again where the garden may have changed since. Rejects where it cannot be had. */
  refresh(): Promise<void>
  /**
   * Never settles where a later query was asked before it was answered. `isThorough` also fetches what only notes far
   * behind the first need.
   */
  search(query: string, limit: number, isThorough: boolean): Promise<SearchResult>
  /** The address of some note, below the site's base. */
  anyNote(): Promise<string>
}

/** An entry younger than this is not asked for again, unless the page is kept up to date by the local server. */
const entryAge = 60_000

/** Starts the worker and the fetch of the entry at once, side by side. `base` ends with a slash. */
export function createSearchClient(base: string, isLive: boolean): SearchClient {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
  const folder = new URL(`${base}-/search/`, location.href).href
  const waiting = new Map<number, { resolve(reply: SearchReply): void; reject(error: Error): void }>()
  let fetchedAt = Number.NEGATIVE_INFINITY
  let known = ''
  let refreshing: Promise<void> | undefined
  let id = 0

  const fail = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('The search worker failed'))
    waiting.clear()
  }
  worker.addEventListener('error', fail)
  worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.kind === 'failed') asked?.reject(new Error('Search files could not be fetched'))
    else asked?.resolve(data)
  })

  const fetchEntry = async (): Promise<void> => {
    const response = await fetch(`${folder}entry.bin`, { cache: 'no-cache' })
    if (!response.ok) throw new Error(`${response.status} ${response.url}`)
    const entry = await response.arrayBuffer()
    fetchedAt = performance.now()
    const digest = String.fromCharCode(...new Uint8Array(entry).subarray(-8)) + entry.byteLength
    if (digest === known) return
    known = digest
    post({ kind: 'index', entry, folder })
  }
  const post = (request: SearchRequest): void => worker.postMessage(request)
  const ask = async (request: (id: number) => SearchRequest): Promise<SearchReply> => {
    await client.refresh()
    const own = ++id
    return new Promise((resolve, reject) => {
      waiting.set(own, { resolve, reject })
      post(request(own))
    })
  }

  const client: SearchClient = {
    refresh() {
      if (performance.now() - fetchedAt < (isLive ? 1_000 : entryAge)) return Promise.resolve()
      refreshing ??= fetchEntry().finally(() => {
        refreshing = undefined
      })
      // An index that is a little old is better than none.
      return known === '' ? refreshing : refreshing.catch(() => {})
    },
    async search(query, limit, isThorough) {
      const reply = await ask((own) => ({ kind: 'query', id: own, query, limit, isThorough }))
      return (reply as Extract<SearchReply, { kind: 'result' }>).result
    },
    async anyNote() {
      const reply = await ask((own) => ({ kind: 'any', id: own, chance: Math.random() }))
      return (reply as Extract<SearchReply, { kind: 'any' }>).address
    },
  }
  void client.refresh().catch(() => {})
  return client
}
