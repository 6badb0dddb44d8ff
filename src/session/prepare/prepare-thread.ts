import type { Diagnostic } from '../../model/diagnostic.ts'
import { noteFailed, noteOutOfMemory, noteTimedOut } from '../../model/diagnostics.ts'
import type { FileHead } from '../../model/file-head.ts'
import type { GardenOptions } from '../../model/options.ts'
import type { NotePath } from '../../model/path.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import { askForEach } from '../threads/item-thread.ts'
import { createThread, type ThreadStopped } from '../threads/thread.ts'
import { type PackedNotes, unpackPrepared } from './pack-prepared.ts'
import type { FileOnDisk, PrepareJob } from './prepare-job.ts'
import type { PrepareNote } from './prepare-note.ts'

/** What the thread is started with: plugins are functions and cannot cross, the module that holds them can. */
export interface PrepareData {
  readonly options: GardenOptions
  readonly configModule?: string
}

/** One file for the thread. */
export interface PrepareItem {
  readonly path: NotePath
  /** The file, for the thread to read, or what was read of it, which is never more than a note may have. */
  readonly source: FileOnDisk | FileHead
  readonly labelFirst?: readonly number[]
}

/** What the thread does: the first notes of the items, packed because a text crosses faster than a tree of objects. */
export interface PrepareWork {
  prepare(items: readonly PrepareItem[]): Promise<PackedNotes>
}

/** A thread that prepares one batch at a time. */
export interface PrepareThread {
  /** In the order of the jobs. A note that stops the thread comes back as plain text with the reason. */
  prepare(jobs: readonly PrepareJob[]): Promise<readonly PreparedNote[]>
  close(): Promise<void>
}

/** Heap of one thread: what one note may take, and room for the results of its batch. */
const heapMebibytes = 256

/** Nothing is started before the first batch. `fallback` shows a note as plain text. */
export function createPrepareThread(
  entry: URL,
  data: PrepareData,
  fallback: Pick<PrepareNote, 'plain'>,
): PrepareThread {
  const { maxBytes, maxMilliseconds: deadline } = data.options.budget
  // A larger young generation: nearly everything made for a note dies with it.
  const thread = createThread<PrepareWork>({ entry, data, heapMebibytes, youngMebibytes: 64, deadline })

  const readOrNothing = async (job: PrepareJob): Promise<FileHead> => {
    try {
      return await job.read(maxBytes)
    } catch {
      return { bytes: new Uint8Array(), size: 0 }
    }
  }
  const toItem = async (job: PrepareJob): Promise<PrepareItem> => {
    const { path, file, labelFirst } = job
    return { path, source: file ?? (await readOrNothing(job)), ...(labelFirst && { labelFirst }) }
  }
  const describe = (path: NotePath, { reason, message }: ThreadStopped): Diagnostic => {
    if (reason === 'time') return noteTimedOut(path, deadline)
    return reason === 'memory' ? noteOutOfMemory(path, heapMebibytes) : noteFailed(path, message)
  }

  return {
    prepare: (jobs) =>
      askForEach(
        jobs,
        async (some) => {
          const { notes, bodies } = await thread.ask('prepare', await Promise.all(some.map(toItem)))
          return unpackPrepared(notes, () => bodies)
        },
        async (bad, stopped) =>
          fallback.plain(bad.path, await readOrNothing(bad), describe(bad.path, stopped)),
      ),
    close: () => thread.close(),
  }
}
