import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ContentStore, Digest } from './content-store.ts'

/** Contents in memory, for tests and for looking at. */
export function createMemoryContent(): ContentStore & { readonly kept: ReadonlyMap<Digest, Buffer> } {
  const kept = new Map<Digest, Buffer>()
  return {
    kept,
    has: async (digest) => kept.has(digest),
    async put(digest, content) {
      kept.set(digest, await buffer(content.open()))
    },
    async open(digest, part) {
      const bytes = kept.get(digest)
      return bytes && Readable.from([part ? bytes.subarray(part.start, part.end) : bytes])
    },
    async remove(digest) {
      kept.delete(digest)
    },
  }
}
