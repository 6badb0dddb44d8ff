import { workerEntry } from '../../session/engine-files.ts'
import { createThread } from '../../session/threads/thread.ts'
import { type SearchFile, writeShards } from './files/write-shards.ts'
import { buildSearchIndex } from './index/build-index.ts'
import { searchEffects } from './search-effects.ts'
import type { SearchNote } from './search-note.ts'

/** What the indexing thread does. */
export interface SearchWork {
  write(notes: readonly SearchNote[]): Promise<readonly SearchFile[]>
}

/** Gardens of more notes than this are indexed by a thread of its own, while this one renders. */
const threadedNotes = 1_000

/** Indexes notes and writes the index as static files: beside the caller's work where there is enough of it. */
export async function writeSearch(notes: readonly SearchNote[]): Promise<readonly SearchFile[]> {
  const entry = workerEntry('search-worker')
  if (entry === undefined || notes.length <= threadedNotes) return writeSearchHere(notes)
  const thread = createThread<SearchWork>({ entry })
  try {
    return await thread.ask('write', notes)
  } finally {
    await thread.close()
  }
}

/** The same in this thread. */
export async function writeSearchHere(notes: readonly SearchNote[]): Promise<readonly SearchFile[]> {
  return writeShards(await buildSearchIndex(notes), searchEffects)
}
