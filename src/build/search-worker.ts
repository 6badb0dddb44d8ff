import { parentPort, workerData } from 'node:worker_threads'
import type { SearchNote } from '../search/search-note.ts'
import { writeSearchHere } from './write-search.ts'

/** Entry of the thread that indexes a large garden while the main thread renders it. */
const files = await writeSearchHere(workerData as readonly SearchNote[])
parentPort!.postMessage(files)
