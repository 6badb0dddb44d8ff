import type { KeeperEffects, KeptFile, Shelf } from './site-fetch.ts'

/** Milliseconds after which a host counts as away. */
const patience = 8_000

/** What pages and the worker have in common of a browser's abilities; `base` is the path of the site with both slashes. */
export function browserEffects(base: string): Pick<KeeperEffects, 'fetchFile' | 'digest' | 'shelf' | 'now'> {
  return {
    async fetchFile(address, isFresh) {
      try {
        const response = await fetch(base + encodeURI(address.replace(/(^|\/)index\.html$/, '$1')), {
          cache: isFresh ? 'no-cache' : 'default',
          signal: AbortSignal.timeout(patience),
        })
        return {
          status: response.status,
          type: response.headers.get('content-type') ?? '',
          bytes: new Uint8Array(await response.arrayBuffer()),
        }
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

/** What the browser's cache of this garden is called. */
function cacheNameOf(base: string): string {
  return `hortus-garden ${base}`
}

function cacheShelf(base: string): Shelf {
  const opened = (): Promise<Cache> => caches.open(cacheNameOf(base))
  /** Addresses that nobody asks the host for. */
  const prefix = `${base}-/kept/`
  return {
    async get(name) {
      const found = await (await opened()).match(prefix + name)
      if (found === undefined) return undefined
      return fileOf(found)
    },
    has: async (name) => (await (await opened()).match(prefix + name)) !== undefined,
    async put(name, { bytes, type }) {
      await (await opened()).put(prefix + name, new Response(bytes, { headers: { 'content-type': type } }))
    },
    delete: async (name) => void (await (await opened()).delete(prefix + name)),
    async names() {
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
