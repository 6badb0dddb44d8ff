import { createHash, hash } from 'node:crypto'
import { type FileHead, isCut } from '../model/file-head.ts'
import type { ContentHash } from '../model/path.ts'

/** SHA-256 of bytes, in hexadecimal digits: what a save names when it says what it was based on. */
export function digest(bytes: Uint8Array): ContentHash {
  return hash('sha256', bytes, 'hex') as ContentHash
}

/** The same of a file; of one that was too large to be read, of its start and its size: more of it is never shown. */
export function digestHead(head: FileHead): ContentHash {
  const { bytes, size } = head
  if (!isCut(head)) return digest(bytes)
  return createHash('sha256').update(bytes).update(` ${size} bytes`).digest('hex') as ContentHash
}
