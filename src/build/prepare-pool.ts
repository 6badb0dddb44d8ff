import { availableParallelism } from 'node:os'
import type { GardenOptions } from '../model/options.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import type { GardenPlugins } from './load-plugins.ts'
import type { PrepareJob } from './prepare-job.ts'
import { createPrepareNote } from './prepare-note.ts'
import { createPrepareThread, type PrepareThread } from './prepare-thread.ts'

/** Turns files into prepared notes, in this thread or in worker threads. */
export interface PreparePool {
  /** In the order of the jobs. Never fails for a note's sake: what cannot be prepared is shown as plain text. */
  prepare(jobs: readonly PrepareJob[], onProgress?: (done: number) => void): Promise<readonly PreparedNote[]>
  /** Ends the threads; the pool may be used again. */
  close(): Promise<void>
}

/** How a pool works. */
export interface PreparePoolSettings {
  readonly options: GardenOptions
  readonly plugins: GardenPlugins
  readonly configModule?: string
  /** The built worker; without one everything happens in this thread, unguarded. */
  readonly workerUrl?: URL
  /** Threads at most; default: one per processor, at most 8. */
  readonly workers?: number
  /** Jobs from which threads pay for their start; default: 1,000. */
  readonly threshold?: number
}

/** Notes of more bytes than this are prepared in a thread that can be stopped, however few they are. */
const guardedBytes = 65_536

/** Notes a thread is sent at once: enough to hide the messages, few enough to share the work evenly. */
const batchSize = 64

/** Creates a pool; no thread is started before there is work for it. */
export function createPreparePool(settings: PreparePoolSettings): PreparePool {
  const { options, plugins, workerUrl, threshold = 1_000 } = settings
  const limit = settings.workers ?? Math.min(availableParallelism(), 8)
  const prepareNote = createPrepareNote(options, plugins)
  const threads: PrepareThread[] = []

  const threadAt = (i: number): PrepareThread => {
    threads[i] ??= createPrepareThread(workerUrl!, settings.options, settings.configModule, prepareNote)
    return threads[i]
  }

  async function prepareHere(job: PrepareJob): Promise<PreparedNote> {
    try {
      return prepareNote(job.path, await job.read())
    } catch (error) {
      return prepareNote.unreadable(job.path, error)
    }
  }

  return {
    async prepare(jobs, onProgress) {
      const results = new Array<PreparedNote>(jobs.length)
      const numbered = jobs.map((job, i) => ({ job, i }))
      const threaded = (size: number): boolean =>
        workerUrl !== undefined && limit > 0 && (jobs.length >= threshold || size > guardedBytes)
      const forThreads = numbered.filter(({ job }) => threaded(job.size))
      let done = 0
      const report = (count: number): void => {
        done += count
        onProgress?.(done)
      }

      let next = 0
      const runThread = async (thread: PrepareThread): Promise<void> => {
        while (next < forThreads.length) {
          const batch = forThreads.slice(next, next + batchSize)
          next += batchSize
          const prepared = await thread.prepare(batch.map(({ job }) => job))
          for (const [k, { i }] of batch.entries()) results[i] = prepared[k]!
          report(batch.length)
        }
      }
      const count = Math.min(limit, Math.ceil(forThreads.length / batchSize))
      const running = Array.from({ length: count }, (_, i) => runThread(threadAt(i)))
      for (const { job, i } of numbered) {
        if (threaded(job.size)) continue
        results[i] = await prepareHere(job)
        report(1)
      }
      await Promise.all(running)
      return results
    },
    async close() {
      await Promise.all(threads.splice(0).map((thread) => thread.close()))
    },
  }
}
