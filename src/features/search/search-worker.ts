import { serveThread } from '../../session/threads/serve-thread.ts'
import { type SearchWork, writeSearchHere } from './write-search.ts'

/** Entry of the thread that indexes a large garden while the main thread renders it. */
serveThread<SearchWork>(() => ({ write: writeSearchHere }))
