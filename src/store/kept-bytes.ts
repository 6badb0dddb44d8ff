import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

/** Opens such a file. `key` says what made the bytes: by another key they are not read. */
export function openKeptBytes(file: string, key: string): KeptBytes {
  const headOf = (bytes: Uint8Array): string => `${hash('sha1', key, 'hex')} ${hash('sha1', bytes, 'hex')}\n`
  return {
    read() {
      try {
        if (statSync(file).size > maxBytes) return undefined
        const whole = readFileSync(file)
        const bytes = whole.subarray(whole.indexOf('\n') + 1)
        return whole.toString('latin1', 0, whole.length - bytes.length) === headOf(bytes) ? bytes : undefined
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
