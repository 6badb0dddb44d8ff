import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

/** SHA-1 (base64url) and size of a file, a mebibyte at a time: a film need not fit into memory. */
export function digestFile(file: string): { readonly hash: string; readonly size: number } {
  const digest = createHash('sha1')
  const chunk = Buffer.allocUnsafe(1_048_576)
  const descriptor = openSync(file, 'r')
  try {
    let size = 0
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      digest.update(chunk.subarray(0, length))
      size += length
    }
    return { hash: digest.digest('base64url'), size }
  } finally {
    closeSync(descriptor)
  }
}
