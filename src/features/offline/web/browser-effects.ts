import type { KeeperEffects, KeptFile, SentFile, Shelf } from './site-fetch.ts'

/** Milliseconds without a byte after which a host counts as away. */
const patience = 8_000

/** What pages and the worker have in common of a browser's abilities; `base` is the path of the site with both slashes. */
export function browserEffects(base: string): Pick<KeeperEffects, 'fetchFile' | 'digest' | 'shelf' | 'now'> {
  return {
    async fetchFile(address, isFresh, isFile = false) {
      const asked = isFile ? address : address.replace(/(^|\/)index\.html$/, '$1')
      try {
        const sent = await fetchPatiently(base + encodeURI(asked), isFresh)
        // The worker's word to a page that the host is away, and that of what stands before a host.
        return sent.status === 504 ? undefined : sent
      } catch {
        return undefined
      }
    },
    async digest(bytes) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
      return btoa(String.fromCharCode(...hash))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=+$/, '')
    },
    shelf: cacheShelf(base),
    now: () => Date.now(),
  }
}

/** Reads an answer whole, however long that takes, as long as it goes on. */
async function fetchPatiently(url: string, isFresh: boolean): Promise<SentFile> {
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => stop.abort(), patience)
  }
  wait()
  try {
    const response = await fetch(url, { cache: isFresh ? 'no-cache' : 'default', signal: stop.signal })
    const parts: Uint8Array<ArrayBuffer>[] = []
    const reader = response.body?.getReader()
    for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
      wait()
      parts.push(read.value)
    }
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      bytes: new Uint8Array(await new Blob(parts).arrayBuffer()),
      isMoved: response.redirected,
    }
  } finally {
    clearTimeout(timer)
  }
}

/** What the browser's cache of this garden is called. */
export function cacheNameOf(base: string): string {
  return `hortus-garden ${base}`
}

function cacheShelf(base: string): Shelf {
  const cacheName = cacheNameOf(base)
  const opened = (): Promise<Cache> => caches.open(cacheName)
  /** Addresses that nobody asks the host for. */
  const prefix = `${base}-/kept/`
  // Looking something up makes no cache where there is none.
  const match = (name: string): Promise<Response | undefined> => caches.match(prefix + name, { cacheName })
  return {
    async get(name) {
      const found = await match(name)
      if (found === undefined) return undefined
      return fileOf(found)
    },
    has: async (name) => (await match(name)) !== undefined,
    async put(name, { bytes, type }) {
      await (await opened()).put(prefix + name, new Response(bytes, { headers: { 'content-type': type } }))
    },
    async delete(name) {
      if (await caches.has(cacheName)) await (await opened()).delete(prefix + name)
    },
    async names() {
      if (!(await caches.has(cacheName))) return []
      const start = new URL(prefix, location.href).href.length
      return (await (await opened()).keys()).map(({ url }) => url.slice(start))
    },
  }
}

async function fileOf(response: Response): Promise<KeptFile> {
  return {
    type: response.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}
