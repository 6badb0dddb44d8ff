import { parentPort, workerData } from 'node:worker_threads'
import { type PackedSearchNotes, unpackSearchNotes } from './pack-search-notes.ts'
import { writeSearchHere } from './write-search.ts'

/** Entry of the thread that indexes a large garden while the main thread renders it. */
const notes = unpackSearchNotes(workerData as PackedSearchNotes)
void writeSearchHere(notes).then((files) => parentPort!.postMessage(files))
