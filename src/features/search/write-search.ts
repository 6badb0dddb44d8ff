import { workerEntry } from '../../session/engine-files.ts'
import { createThread } from '../../session/threads/thread.ts'
import { moving } from '../../session/threads/thread-protocol.ts'
import { decodeKeptIndex, type KeptIndex, type KeptNote } from './files/kept-index.ts'
import { reviseTerms } from './files/revise-terms.ts'
import { addressOfFile } from './files/search-entry.ts'
import { wholeTerms } from './files/shard-terms.ts'
import { type SearchFile, writeShards } from './files/write-shards.ts'
import { buildSearchIndex } from './index/build-index.ts'
import { digestText, searchEffects } from './search-effects.ts'
import type { SearchNote } from './search-note.ts'

/** What the indexing thread does. */
export interface SearchWork {
  write(notes: readonly SearchNote[], before?: SearchBefore): Promise<SearchMade>
}

/** The last index of the same site. */
export interface SearchBefore {
  /** What it was kept as. */
  readonly kept: Uint8Array | undefined
  /** Addresses of its files that are still there, as they were written. */
  readonly addresses: readonly string[]
}

/** The files of an index. */
export interface SearchMade {
  readonly files: readonly SearchFile[]
  /** From this the next index is made; only where there was a {@link SearchBefore}. */
  readonly kept?: Uint8Array
}

/** Gardens of more notes than this are indexed by a thread of its own, while this one renders. */
const threadedNotes = 1_000

/**
 * Indexes notes and writes the index as static files: beside the caller's work where there is enough of it. With `before` only what
 * differs is made; the files are the same.
 */
export async function writeSearch(notes: readonly SearchNote[], before?: SearchBefore): Promise<SearchMade> {
  const entry = workerEntry('search-worker')
  if (entry === undefined || notes.length <= threadedNotes) return writeSearchHere(notes, before)
  const thread = createThread<SearchWork>({ entry })
  try {
    return await thread.ask('write', notes, before)
  } finally {
    await thread.close()
  }
}

/** The same in this thread. */
export async function writeSearchHere(
  notes: readonly SearchNote[],
  before?: SearchBefore,
): Promise<SearchMade> {
  if (before === undefined) {
    const { files } = await writeShards(wholeTerms(await buildSearchIndex(notes)), searchEffects)
    return movedSearch({ files })
  }
  const kept = before.kept && openKept(before.kept, before.addresses)
  const seen = notes.map(
    (note): KeptNote => ({ address: note.address, digest: digestText(JSON.stringify(note)) }),
  )
  const terms = (kept && reviseTerms(kept, notes, seen)) ?? wholeTerms(await buildSearchIndex(notes))
  const written = await writeShards(terms, searchEffects, kept?.nameByDigest)
  return movedSearch({ files: written.files, kept: written.keep(seen) })
}

/** Where a thread made it its memory is handed over, since of a large garden there is no room for two of it. */
function movedSearch(made: SearchMade): SearchMade {
  const bytes = [...made.files.map(({ content }) => content), made.kept]
  return moving(made, [
    ...new Set(bytes.flatMap((one) => (one === undefined ? [] : [one.buffer as ArrayBuffer]))),
  ])
}

function openKept(bytes: Uint8Array, addresses: readonly string[]): KeptIndex | undefined {
  const there = new Set(addresses)
  try {
    return decodeKeptIndex(bytes, (name) => there.has(addressOfFile(name)))
  } catch {
    // Nothing of ours, or cut short.
    return undefined
  }
}
