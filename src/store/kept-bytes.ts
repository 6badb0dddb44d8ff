import { hash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Bytes that one program leaves for the next, in a file of the user's cache that may be deleted at any time. */
export interface KeptBytes {
  /** What was written last under the same key; undefined where there is nothing of it, or nothing whole. */
  read(): Uint8Array | undefined
  /** Never throws: a cache that cannot be written is none. */
  write(bytes: Uint8Array): void
}

/** A larger file is none of ours. */
const maxBytes = 1_073_741_824

/** Two digests, a blank and the end of the line. */
const headSize = 82

/** By its size and its first digest, before all of it is read. */
function isOurs(file: string, keyDigest: string): boolean {
  const opened = openSync(file, 'r')
  try {
    if (fstatSync(opened).size > maxBytes) return false
    const start = Buffer.alloc(keyDigest.length)
    readSync(opened, start, 0, start.length, 0)
    return start.toString('latin1') === keyDigest
  } finally {
    closeSync(opened)
  }
}

/** Opens such a file. `key` says what made the bytes: by another key they are not read. */
export function openKeptBytes(file: string, key: string): KeptBytes {
  const keyDigest = hash('sha1', key, 'hex')
  const headOf = (bytes: Uint8Array): string => `${keyDigest} ${hash('sha1', bytes, 'hex')}\n`
  return {
    read() {
      try {
        if (!isOurs(file, keyDigest)) return undefined
        const whole = readFileSync(file)
        const bytes = whole.subarray(headSize)
        return whole.toString('latin1', 0, headSize) === headOf(bytes) ? bytes : undefined
      } catch {
        return undefined
      }
    },
    write(bytes) {
      const scratch = `${file}.${process.pid}`
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        // Notes may be private.
        writeFileSync(scratch, headOf(bytes), { mode: 0o600 })
        writeFileSync(scratch, bytes, { flag: 'a' })
        renameSync(scratch, file)
      } catch {
        rmSync(scratch, { force: true })
      }
    },
  }
}
