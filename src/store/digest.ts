import { hash } from 'node:crypto'
import type { ContentHash } from '../model/path.ts'

/** SHA-256 in hex, as the hash of a note. */
export function digest(bytes: Uint8Array): ContentHash {
  return hash('sha256', bytes, 'hex') as ContentHash
}
