import { rmSync, writeFileSync } from 'node:fs'
import { readTextFile } from './read-text-file.ts'

/** A stamp is a line of digests and counts. */
const maxBytes = 1_048_576

/**
 * Reads what a build left for the next one. Undefined where there is none, or where it is of another site than the one
 * whose manifest has this digest: an older site may have been put back by hand.
 */
export function readStamp(file: string, digest: string): string | undefined {
  try {
    const text = readTextFile(file, maxBytes)
    const end = text.indexOf('\n')
    return text.slice(0, end) === digest ? text.slice(end + 1) : undefined
  } catch {
    return undefined
  }
}

/** Leaves a stamp for the next build. That it cannot be written only costs that build its time. */
export function writeStamp(file: string, digest: string, stamp: string): void {
  try {
    writeFileSync(file, `${digest}\n${stamp}`)
  } catch {
    rmSync(file, { force: true })
  }
}
