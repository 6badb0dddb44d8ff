import { hash } from 'node:crypto'
import type { Note } from '../../model/note.ts'
import type { OptIn } from '../../model/opt-in.ts'
import { isNotePath } from '../../model/path.ts'
import { digestHead } from '../../store/digest.ts'
import type { Store, StoreEntry } from '../../store/store.ts'
import type { BuildCounts } from './build-report.ts'

/** What a build leaves for the next one beside the site. */
export interface BuildStamp {
  readonly fingerprint: string
  readonly counts: BuildCounts
  readonly optIn?: OptIn
  /** When, in milliseconds since 1970, the next note is to appear or to go. */
  readonly until?: number
}

/**
 * Digest of all that decides the site: every note's bytes as far as they are read, every asset's identity on disk, the
 * options, the version.
 * `known` spares reading notes whose bytes were hashed already.
 */
export async function fingerprintSources(
  store: Store,
  entries: readonly StoreEntry[],
  inputs: unknown,
  maxBytes: number,
  known: (entry: StoreEntry) => string | undefined,
): Promise<string> {
  const lines = [JSON.stringify(inputs)]
  for (const entry of entries) {
    const digest = !isNotePath(entry.path)
      ? `${entry.size} ${entry.mtimeNs}`
      : (known(entry) ?? digestHead(await store.head(entry.path, maxBytes)))
    lines.push(`${entry.path}\n${digest}`)
  }
  return hash('sha256', lines.join('\n'), 'hex')
}

/** The next moment after `now` from which on a note is public, or no longer; undefined where there is none. */
export function nextTurn(notes: Iterable<Note>, now: number): number | undefined {
  let next: number | undefined
  for (const { withheld = [] } of notes)
    for (const { before, from } of withheld)
      for (const moment of [before, from])
        if (moment !== undefined && moment > now && moment < (next ?? Number.POSITIVE_INFINITY)) next = moment
  return next
}

/** The stamp of an earlier build; undefined where it is none. */
export function parseStamp(text: string): BuildStamp | undefined {
  try {
    return JSON.parse(text) as BuildStamp
  } catch {
    return undefined
  }
}
