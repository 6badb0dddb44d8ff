import { setImmediate } from 'node:timers/promises'
import type { FileHead } from '../../model/file-head.ts'
import type { GardenOptions } from '../../model/options.ts'
import { isCanvasPath } from '../../model/path.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import { longestBlock } from '../../parse/longest-block.ts'
import { readInside } from '../../store/read-inside.ts'
import { processorCount } from '../threads/processor-count.ts'
import type { GardenPlugins } from './load-plugins.ts'
import { packPrepared, unpackPrepared } from './pack-prepared.ts'
import type { PrepareJob } from './prepare-job.ts'
import { createPrepareNote, type PrepareExtent } from './prepare-note.ts'
import { createPrepareThread, type PrepareThread } from './prepare-thread.ts'

/** Turns files into prepared notes, in this thread or in worker threads. */
export interface PreparePool {
  /**
   * In the order of the jobs. Never fails for a note's sake: what cannot be prepared is shown as plain text. Each note is
   * told of once, as soon as it is prepared.
   */
  prepare(
    jobs: readonly PrepareJob[],
    onPrepared?: (prepared: PreparedNote) => void,
  ): Promise<readonly PreparedNote[]>
  /** Ends the threads. Later jobs are refused: they would start threads that nobody ends. */
  close(): Promise<void>
}

/** How a pool works. */
export interface PreparePoolSettings extends PrepareExtent {
  readonly options: GardenOptions
  readonly plugins: GardenPlugins
  readonly configModule?: string
  /** The built worker; without one everything happens in this thread, unguarded. */
  readonly workerUrl?: URL
  /** Threads beside this one, at most; default: one less than processors, at least one, at most 7. */
  readonly workers?: number
  /** How long this thread prepares notes before it looks at its messages, in milliseconds; default: 25, 4 with threads. */
  readonly pauseEvery?: number
  /** Jobs from which every note is prepared by threads too; default: where that is faster, see below. */
  readonly threshold?: number
}

/**
 * Notes of more bytes than this are prepared in a thread that can be stopped, however few they are. What is shorter is
 * bounded by the scan before parsing, as long as the code that reads it is ours and native.
 */
const guardedBytes = { bounded: 65_536, unbounded: 8_192 }

/**
 * A longer note is prepared here all the same, up to this many bytes, if no block of it is long and few angle brackets
 * join blocks: then nothing in it takes seconds. A thread that is started for four long lists costs as much as the
 * preparing of 2,000 notes, measured.
 */
const ordinary = { noteBytes: 393_216, blockBytes: 8_192, angles: 64 }

/**
 * From how many notes on threads prepare all of them. Measured: on two processors a second thread only pays at 20,000
 * notes, because each must first compile the same code, and the collector wants the second processor already. The
 * remark parser may hang on short notes, so there the guard decides and not the clock; and plugins may on any.
 */
const thresholds = { twoProcessors: 20_000, more: 1_000, remark: 1_000, plugins: 1 }

/** Notes a thread is sent at once: enough to hide the messages, few enough to share the work evenly. */
const batchSize = 64

/** The same for notes that may hang: what stood in a batch before one of them is done again. */
const guardedBatchSize = 4

/** The usual pauses: a command that is alone with its threads waits for nothing else. */
const pauses = { withThreads: 4, alone: 25 }

/** Creates a pool; no thread is started before there is work for it. */
export function createPreparePool(settings: PreparePoolSettings): PreparePool {
  const { options, plugins, workerUrl, configModule } = settings
  const pluginCount = plugins.remarkPlugins.length + plugins.rehypePlugins.length
  const isBounded = options.parser === 'native' && pluginCount === 0
  const guardFrom = isBounded ? guardedBytes.bounded : guardedBytes.unbounded
  const threshold = settings.threshold ?? usualThreshold(isBounded, pluginCount > 0)
  const limit = settings.workers ?? Math.max(1, Math.min(processorCount() - 1, 7))
  const { maxBytes } = options.budget
  const prepareNote = createPrepareNote(options, plugins, settings)
  // Of a note that is too large only the start is read.
  const isLong = ({ size }: PrepareJob): boolean => size > guardFrom && size <= maxBytes
  const isGuarded = async (job: PrepareJob): Promise<boolean> =>
    entry !== undefined && isLong(job) && !(isBounded && (await isOrdinary(job)))
  const threads: PrepareThread[] = []
  let isClosed = false

  // Plugins that came as functions cannot be sent to a thread, which takes all that a config adds from its module.
  const addsNothing = pluginCount === 0 && (plugins.callouts ?? []).length === 0
  const isSendable = addsNothing || configModule !== undefined
  const entry = limit > 0 && isSendable ? workerUrl : undefined
  const openThread = (url: URL, i: number): PrepareThread => {
    const data = { options, ...(configModule !== undefined && { configModule }) }
    threads[i] ??= createPrepareThread(url, data, prepareNote)
    return threads[i]
  }

  return {
    async prepare(jobs, onPrepared) {
      if (isClosed) throw new Error('The pool is closed')
      const results = new Array<PreparedNote>(jobs.length)
      const numbered: readonly NumberedJob[] = jobs.map((job, i) => ({ job, i }))
      const isMany = entry !== undefined && jobs.length >= threshold
      const guarded: NumberedJob[] = []
      const others: NumberedJob[] = []
      for (const each of numbered) ((await isGuarded(each.job)) ? guarded : others).push(each)

      // Threads take batches from the front, this one single notes from the back, until they meet.
      let front = 0
      let back = others.length
      const nextBatch = (): readonly NumberedJob[] => {
        if (guarded.length > 0) return guarded.splice(0, guardedBatchSize)
        if (!isMany) return []
        const batch = others.slice(front, Math.min(front + batchSize, back))
        front += batch.length
        return batch
      }
      const take = (prepared: PreparedNote, i: number): void => {
        results[i] = prepared
        onPrepared?.(prepared)
      }
      const batches = Math.ceil(guarded.length / guardedBatchSize) + (isMany ? others.length / batchSize : 0)
      const threadCount = entry === undefined ? 0 : Math.min(limit, Math.ceil(batches))
      const running = Array.from(
        { length: threadCount },
        (_, i) => entry && runThread(openThread(entry, i), nextBatch, take),
      )
      const pauseEvery = settings.pauseEvery ?? (threadCount > 0 ? pauses.withThreads : pauses.alone)
      let untold = performance.now()
      while (back > front && (isBounded || !isMany)) {
        back--
        const next = others[back]
        if (next === undefined) break
        const prepared = await prepareHere(next.job, prepareNote, maxBytes)
        take(isMany ? withoutSource(prepared) : prepared, next.i)
        // Threads wait for their next batch until messages are read.
        if (performance.now() - untold > pauseEvery) {
          await setImmediate()
          untold = performance.now()
        }
      }
      await Promise.all(running)
      return results
    },
    async close() {
      isClosed = true
      await Promise.all(threads.splice(0).map((thread) => thread.close()))
    },
  }
}

/** A job and its place among all of them. */
interface NumberedJob {
  readonly job: PrepareJob
  readonly i: number
}

/** Has a thread prepare batches until there is none. */
async function runThread(
  thread: PrepareThread,
  nextBatch: () => readonly NumberedJob[],
  take: (prepared: PreparedNote, i: number) => void,
): Promise<void> {
  for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
    const prepared = await thread.prepare(batch.map(({ job }) => job))
    for (const [k, { i }] of batch.entries()) if (prepared[k] !== undefined) take(prepared[k], i)
  }
}

/** As it would come from a thread: words that were cut out of the source would keep all of it in memory. */
function withoutSource(prepared: PreparedNote): PreparedNote {
  const { notes, bodies } = packPrepared([prepared])
  return unpackPrepared(notes, () => bodies)[0]!
}

async function prepareHere(
  job: PrepareJob,
  prepareNote: ReturnType<typeof createPrepareNote>,
  maxBytes: number,
): Promise<PreparedNote> {
  try {
    return await prepareNote(job.path, await readJob(job, maxBytes), job.labelFirst)
  } catch (error) {
    return prepareNote.unreadable(job.path, error)
  }
}

/** Whether a long note is made of short blocks. One that cannot be read is not: the thread says why. */
async function isOrdinary(job: PrepareJob): Promise<boolean> {
  if (job.size > ordinary.noteBytes || isCanvasPath(job.path)) return false
  try {
    const { bytes, size } = await readJob(job, ordinary.noteBytes)
    return (
      size <= ordinary.noteBytes &&
      countAngles(bytes) <= ordinary.angles &&
      longestBlock(bytes) <= ordinary.blockBytes
    )
  } catch {
    return false
  }
}

function countAngles(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(60); at >= 0; at = bytes.indexOf(60, at + 1)) count++
  return count
}

async function readJob({ file, read }: PrepareJob, most: number): Promise<FileHead> {
  return file === undefined ? await read(most) : readInside(file.name, file.root, most)
}

function usualThreshold(isBounded: boolean, hasPlugins: boolean): number {
  if (hasPlugins) return thresholds.plugins
  if (!isBounded) return thresholds.remark
  return processorCount() <= 2 ? thresholds.twoProcessors : thresholds.more
}
