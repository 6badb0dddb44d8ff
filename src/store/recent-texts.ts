import type { ContentHash } from '../model/path.ts'

/** A file's bytes and their hash. */
export interface StoredFile {
  readonly bytes: Uint8Array
  readonly hash: ContentHash
}

/** Texts that were handed out or saved lately, by hash: what a save that comes too late was based on. */
interface RecentTexts {
  add(file: StoredFile): void
  get(hash: ContentHash): Uint8Array | undefined
}

/** Keeps at most `maxBytes`, those used last. */
export function createRecentTexts(maxBytes: number): RecentTexts {
  const bytesByHash = new Map<ContentHash, Uint8Array>()
  let total = 0
  return {
    add({ hash, bytes }) {
      if (bytes.length > maxBytes) return
      const known = bytesByHash.delete(hash)
      bytesByHash.set(hash, bytes)
      if (!known) total += bytes.length
      for (const [oldest, old] of bytesByHash) {
        if (total <= maxBytes) break
        bytesByHash.delete(oldest)
        total -= old.length
      }
    },
    get: (hash) => bytesByHash.get(hash),
  }
}
