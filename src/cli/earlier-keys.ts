import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Hashes of the keys of earlier runs, newest first; none where there is no such file or it is none of ours. */
export function readEarlierKeys(file: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(value)
      ? value.filter((item) => typeof item === 'string' && /^[0-9a-f]{64}$/.test(item))
      : []
  } catch {
    return []
  }
}

/** Keeps them for the next run. Without a cache folder pages have to be let in anew, and nothing else happens. */
export function writeEarlierKeys(file: string, hashes: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(hashes), { mode: 0o600 })
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // A read-only home folder.
  }
}
