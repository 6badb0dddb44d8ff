import { Worker } from 'node:worker_threads'
import { buildSearchIndex } from '../search/build-index.ts'
import type { SearchNote } from '../search/search-note.ts'
import { type SearchFile, writeShards } from '../search/write-shards.ts'
import { workerEntry } from './engine-files.ts'
import { packSearchNotes } from './pack-search-notes.ts'
import { searchEffects } from './search-effects.ts'

/** Gardens of more notes than this are indexed by a thread of its own, while this one renders. */
const threadedNotes = 1_000

/** Indexes notes and writes the index as static files: beside the caller's work where there is enough of it. */
export async function writeSearch(notes: readonly SearchNote[]): Promise<readonly SearchFile[]> {
  const entry = workerEntry('search-worker')
  if (entry === undefined || notes.length <= threadedNotes) return writeSearchHere(notes)
  const packed = packSearchNotes(notes)
  const worker = new Worker(entry, { workerData: packed, transferList: [packed.numbers.buffer] })
  try {
    return await new Promise<readonly SearchFile[]>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`The search thread ended with code ${code}`)))
    })
  } finally {
    await worker.terminate()
  }
}

/** The same in this thread. */
export async function writeSearchHere(notes: readonly SearchNote[]): Promise<readonly SearchFile[]> {
  return writeShards(await buildSearchIndex(notes), searchEffects)
}
