import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { ShardEffects } from '../search/write-shards.ts'

/** Node's gzip and SHA-1. The compressed bytes name no time and no system, so they are the same everywhere. */
export const searchEffects: ShardEffects = {
  compress(bytes) {
    const compressed = gzipSync(bytes, { level: 5 })
    // zlib writes the operating system into the header; 255 is "unknown".
    compressed[9] = 255
    return compressed
  },
  digest: (bytes) => hash('sha1', bytes, 'hex').slice(0, 12),
}
