import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readTextFile } from './read-text-file.ts'

/** A stamp is a line of digests and counts. */
const maxBytes = 1_048_576

/**
 * Reads what a build left for the next one. Undefined where there is none, or where it is of another site than the one
 * whose manifest has this digest: an older site may have been put back by hand, or have come with a stranger's garden.
 */
export function readStamp(file: string | undefined, digest: string): string | undefined {
  if (file === undefined) return undefined
  try {
    const text = readTextFile(file, maxBytes)
    const end = text.indexOf('\n')
    return text.slice(0, end) === digest ? text.slice(end + 1) : undefined
  } catch {
    return undefined
  }
}

/** Leaves a stamp for the next build. That it cannot be written only costs that build its time. */
export function writeStamp(file: string | undefined, digest: string, stamp: string): void {
  if (file === undefined) return
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${digest}\n${stamp}`)
  } catch {
    // One that is there is of another site, or of the same and older.
  }
}
