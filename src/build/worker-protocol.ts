import type { FileHead } from '../model/file-head.ts'
import type { GardenOptions } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import type { PackedNotes } from './pack-prepared.ts'
import type { FileOnDisk } from './prepare-job.ts'

/** What a prepare worker is started with. */
export interface WorkerStart {
  readonly options: GardenOptions
  /** Module that holds the garden's config, for plugins; functions cannot cross threads. */
  readonly configModule?: string
  /**
   * Three numbers the worker keeps current, so that it can be judged while it is stuck: the index of the item it is at,
   * when it began, in milliseconds modulo 2³¹, and the system's number of its thread.
   */
  readonly progress: SharedArrayBuffer
}

/** Size of {@link WorkerStart.progress}, in bytes. */
export const progressBytes = 12

/** One file for a worker: it reads `file` itself, or takes what was read, which is never more than a note may have. */
export interface WorkerItem {
  readonly path: NotePath
  readonly file?: FileOnDisk
  readonly head?: FileHead
  readonly labelFirst?: readonly number[]
}

export interface WorkerRequest {
  readonly items: readonly WorkerItem[]
}

/**
 * The next prepared notes in the order of the items, packed: a string is cheaper to hand over than a tree of objects. What
 * is large comes by itself, so that a thread never holds much more than one note.
 */
export interface WorkerReply {
  readonly packed: PackedNotes
}

/** The clock of {@link WorkerStart.progress}. */
export function workerClock(): number {
  return Date.now() & 0x7fffffff
}
