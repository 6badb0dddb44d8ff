import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readTextFile } from '../store/read-text-file.ts'

/** A file larger than this is none of ours. */
const maxBytes = 64 * 1_048_576

/** What {@link writeKeptJson} wrote under this key; undefined where there is nothing of it, or nothing that can be read. */
export function readKeptJson(file: string, key: string): unknown {
  try {
    const kept = JSON.parse(readTextFile(file, maxBytes)) as {
      readonly key?: unknown
      readonly value?: unknown
    }
    return kept.key === key ? kept.value : undefined
  } catch {
    return undefined
  }
}

/** Keeps plain data for later programs in a file of the user's cache, which may be deleted at any time. Never throws. */
export function writeKeptJson(file: string, key: string, value: unknown): void {
  const scratch = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // Notes may be private.
    writeFileSync(scratch, JSON.stringify({ key, value }), { mode: 0o600 })
    renameSync(scratch, file)
  } catch {
    // A cache that cannot be written is none; nothing else depends on it.
    rmSync(scratch, { force: true })
  }
}
