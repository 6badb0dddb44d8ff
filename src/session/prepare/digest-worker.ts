import { serveThread } from '../threads/serve-thread.ts'
import { type DigestWork, digestFiles } from './digest-files.ts'

/** Entry of the thread that looks which notes are as they were, while the main thread reads what was kept of them. */
serveThread<DigestWork>(() => ({ digest: digestFiles }))
