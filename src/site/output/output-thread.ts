import { createThread } from '../../session/threads/thread.ts'
import type { SiteWriteCounts, SiteWritten } from '../../store/site-writer.ts'
import type { SiteFile, SiteTarget } from './site-output.ts'

/** The folder of a site, that of its garden, and a file of the user's own for what the next build is told. */
export interface OutputStart {
  readonly out: string
  readonly garden: string
  readonly stampFile?: string
}

/** What the writing thread does. */
export interface OutputWork {
  put(files: readonly SiteFile[]): void
  putFile(address: string, from: string, within: string | undefined): void
  keep(addresses: readonly string[]): void
  written(): SiteWritten
  commit(stamp: string): SiteWriteCounts
  abort(): void
}

/** Calls that may wait: enough that the thread never does, few enough that pages do not pile up in memory. */
const maxWaiting = 8

/** An output that is written by another thread. A failure there rejects the next call. */
export function createOutputThread(entry: URL, start: OutputStart): SiteTarget {
  let isDead = false
  let failure: unknown
  const { ask, close } = createThread<OutputWork>({
    entry,
    data: start,
    onEnd: () => {
      isDead = true
    },
  })
  let waiting = 0
  /** Waits for the answer only if too much is under way; a failure shows at the next call. */
  const post = async (answer: Promise<unknown>): Promise<void> => {
    waiting++
    const answered = answer
      .catch((error) => {
        failure ??= error
      })
      .finally(() => waiting--)
    if (waiting >= maxWaiting) await answered
    throwFailure()
  }
  const throwFailure = (): void => {
    if (failure !== undefined) throw failure
    if (isDead) throw new Error('The thread that writes the site has ended')
  }

  return {
    async put(files) {
      throwFailure()
      await post(ask('put', files))
    },
    async putFile(address, from, within) {
      throwFailure()
      await post(ask('putFile', address, from, within))
    },
    async keep(addresses) {
      throwFailure()
      await post(ask('keep', addresses))
    },
    async written() {
      throwFailure()
      return ask('written')
    },
    async commit(stamp) {
      throwFailure()
      const counts = await ask('commit', stamp)
      await close()
      return counts
    },
    async abort() {
      if (!isDead) await ask('abort').catch(() => {})
      await close()
    },
  }
}
