import { Worker } from 'node:worker_threads'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noteFailed, noteOutOfMemory, noteTimedOut } from '../model/diagnostics.ts'
import type { FileHead } from '../model/file-head.ts'
import type { GardenOptions } from '../model/options.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import { unpackPrepared } from './pack-prepared.ts'
import type { PrepareJob } from './prepare-job.ts'
import type { PrepareNote } from './prepare-note.ts'
import { threadTime } from './thread-clock.ts'
import {
  progressBytes,
  type WorkerItem,
  type WorkerReply,
  type WorkerStart,
  workerClock,
} from './worker-protocol.ts'

/** A worker thread that prepares one batch at a time and is replaced when a note hangs or exhausts it. */
export interface PrepareThread {
  /** In the order of the jobs. A note that stops the thread comes back as plain text with the reason. */
  prepare(jobs: readonly PrepareJob[]): Promise<readonly PreparedNote[]>
  close(): Promise<void>
}

/** Heap of one thread: what one note may take, and room for the results of its batch. */
const heapMebibytes = 256

/** How often a working thread is looked at. */
const watchMilliseconds = 50

/** A note that does not even use the processor is given up after this many times its deadline. */
const patience = 10

type Outcome =
  | { readonly kind: 'done' }
  /** The thread ended while it was at item `at` of what it was sent. */
  | {
      readonly kind: 'stopped'
      readonly at: number
      readonly reason: (path: PrepareJob['path']) => Diagnostic
    }

/** Creates the thread's shell; the thread itself starts with the first batch. `fallback` shows a note as plain text. */
export function createPrepareThread(
  workerUrl: URL,
  options: GardenOptions,
  configModule: string | undefined,
  fallback: PrepareNote,
): PrepareThread {
  const { maxBytes, maxMilliseconds: deadline } = options.budget
  let worker: Worker | undefined
  let state = new Int32Array(new SharedArrayBuffer(progressBytes))

  function start(): Worker {
    const progress = new SharedArrayBuffer(progressBytes)
    state = new Int32Array(progress)
    Atomics.store(state, 0, -1)
    const workerData: WorkerStart = { options, progress, ...(configModule !== undefined && { configModule }) }
    // A larger young generation: nearly everything made for a note dies with it.
    return new Worker(workerUrl, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMebibytes, maxYoungGenerationSizeMb: 64 },
    })
  }

  /** Sends the items; what comes back is added to `results`. */
  function run(items: readonly WorkerItem[], results: PreparedNote[]): Promise<Outcome> {
    worker ??= start()
    const thread = worker
    const wanted = results.length + items.length
    return new Promise((resolve, reject) => {
      let watched = { at: -1, began: 0, used: 0 as number | undefined }
      const timer = setInterval(() => {
        const at = Atomics.load(state, 0)
        const began = Atomics.load(state, 1)
        const used = threadTime(Atomics.load(state, 2))
        if (at !== watched.at || began !== watched.began) watched = { at, began, used }
        const elapsed = (workerClock() - began) & 0x7fffffff
        const worked = used === undefined || watched.used === undefined ? elapsed : used - watched.used
        if (at >= 0 && (worked > deadline || elapsed > deadline * patience)) {
          void stop({ kind: 'stopped', at, reason: (path) => noteTimedOut(path, deadline) })
        }
      }, watchMilliseconds)
      const finish = (outcome: Outcome): void => {
        clearInterval(timer)
        thread.off('message', onMessage).off('error', onError).off('exit', onExit)
        resolve(outcome)
      }
      const stop = async (outcome: Outcome): Promise<void> => {
        worker = undefined
        finish(outcome)
        // Its end may be reported once more.
        thread.on('error', () => {})
        await thread.terminate()
      }
      const onMessage = ({ packed }: WorkerReply): void => {
        results.push(...unpackPrepared(packed.notes, () => packed.bodies))
        if (results.length === wanted) finish({ kind: 'done' })
      }
      const onError = (error: NodeJS.ErrnoException): void => {
        const at = Atomics.load(state, 0)
        // No note had begun: the thread itself does not work, which is no note's fault.
        if (at < 0) {
          clearInterval(timer)
          worker = undefined
          reject(error)
          return
        }
        const reason = (path: PrepareJob['path']): Diagnostic =>
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? noteOutOfMemory(path, heapMebibytes)
            : noteFailed(path, error.message)
        void stop({ kind: 'stopped', at, reason })
      }
      // An error comes before the end of its thread; one that just ends was ended by code of a plugin.
      const onExit = (): void => onError(new Error('it ended the program'))
      thread.on('message', onMessage).on('error', onError).on('exit', onExit)
      thread.postMessage({ items })
    })
  }

  const readOrNothing = async (job: PrepareJob): Promise<FileHead> => {
    try {
      return await job.read(maxBytes)
    } catch {
      return { bytes: new Uint8Array(), size: 0 }
    }
  }
  const toItem = async (job: PrepareJob): Promise<WorkerItem> => {
    const { path, file, labelFirst } = job
    return {
      path,
      ...(file === undefined ? { head: await readOrNothing(job) } : { file }),
      ...(labelFirst && { labelFirst }),
    }
  }

  return {
    async prepare(jobs) {
      const results: PreparedNote[] = []
      while (results.length < jobs.length) {
        const first = results.length
        const rest = jobs.slice(first)
        const outcome = await run(await Promise.all(rest.map(toItem)), results)
        if (outcome.kind === 'done') break
        // What was prepared before the bad note and not yet handed over went down with the thread: once more, without it.
        const at = Math.max(first + outcome.at, results.length)
        if (results.length < at) results.push(...(await this.prepare(jobs.slice(results.length, at))))
        const bad = jobs[at]!
        results.push(fallback.plain(bad.path, await readOrNothing(bad), outcome.reason(bad.path)))
      }
      return results
    },
    async close() {
      const thread = worker
      worker = undefined
      await thread?.terminate()
    },
  }
}
