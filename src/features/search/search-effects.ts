import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ShardEffects } from './files/write-shards.ts'

const gzipBeside = promisify(gzip)

/** Room for what a file of the index becomes: with less, compressing would wait for the index to be made. */
const chunkSize = 64 * 1024

/**
 * Node's gzip, done by its own threads, and SHA-1. The compressed bytes name no time and no system, so they are the
 * same everywhere.
 */
export const searchEffects: ShardEffects = {
  async compress(bytes) {
    // A copy has no more memory behind it than it needs.
    const compressed = new Uint8Array(await gzipBeside(bytes, { level: 5, chunkSize }))
    // zlib writes the operating system into the header; 255 is "unknown".
    compressed[9] = 255
    return compressed
  },
  digest: (bytes) => hash('sha1', bytes, 'hex').slice(0, 12),
}

/** Tells whether a note is as it was. */
export function digestText(text: string): string {
  return hash('sha1', text, 'base64url')
}
