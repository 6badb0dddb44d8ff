import { readCompressed } from './read-compressed.ts'

const cacheName = 'hortus-search'

/** Fetches search files, which are named by their content: what was fetched once is kept in the browser for good. */
interface ShardCache {
  fetch(name: string): Promise<Uint8Array>
  /** Forgets the files that an index no longer has. */
  keepOnly(names: ReadonlySet<string>): Promise<void>
}

/** Creates one for the files in `folder`, a URL that ends with a slash. */
export function createShardCache(folder: string): ShardCache {
  // Pages that did not come over a safe connection have no caches; the browser's own does then.
  const opened = typeof caches === 'undefined' ? undefined : caches.open(cacheName).catch(() => undefined)
  return {
    async fetch(name) {
      const url = `${folder}${name}.bin`
      const cache = await opened
      const kept = await cache?.match(url).catch(() => undefined)
      if (kept) return readCompressed(await kept.arrayBuffer())
      const response = await fetch(url)
      if (!response.ok) throw new Error(`${response.status} ${url}`)
      const copy = response.clone()
      const bytes = await readCompressed(await response.arrayBuffer())
      cache?.put(url, copy).catch(() => {})
      return bytes
    },
    async keepOnly(names) {
      const cache = await opened
      for (const { url } of (await cache?.keys().catch(() => [])) ?? []) {
        const name = url.startsWith(folder) ? url.slice(folder.length, -'.bin'.length) : undefined
        if (name !== undefined && !names.has(name)) await cache?.delete(url)
      }
    },
  }
}
