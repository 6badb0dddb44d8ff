import { parentPort, workerData } from 'node:worker_threads'
import type { PreparedNote } from '../model/prepared-note.ts'
import { readInside } from '../store/read-inside.ts'
import { loadPlugins } from './load-plugins.ts'
import { packPrepared } from './pack-prepared.ts'
import { createPrepareNote, type PrepareNote } from './prepare-note.ts'
import { threadNumber } from './thread-clock.ts'
import {
  type WorkerItem,
  type WorkerReply,
  type WorkerRequest,
  type WorkerStart,
  workerClock,
} from './worker-protocol.ts'

/**
 * Entry of a worker thread: prepares what it is sent, one batch at a time. The pool kills it when a note takes too
 * long.
 */
const { options, configModule, progress } = workerData as WorkerStart
const port = parentPort!
const state = new Int32Array(progress)

/** Characters that are handed over at once; a larger note comes by itself. */
const maxWeight = 2_097_152
const linkWeight = 100

Atomics.store(state, 2, threadNumber())

void loadPlugins(configModule).then((plugins) => {
  const prepareNote = createPrepareNote(options, plugins)

  port.on('message', async ({ items }: WorkerRequest) => {
    let prepared: PreparedNote[] = []
    let weight = 0
    for (const [i, item] of items.entries()) {
      Atomics.store(state, 0, i)
      Atomics.store(state, 1, workerClock())
      const note = await prepareItem(prepareNote, item)
      prepared.push(note)
      weight += weigh(note)
      if (weight < maxWeight && i < items.length - 1) continue
      port.postMessage({ packed: packPrepared(prepared) } satisfies WorkerReply)
      prepared = []
      weight = 0
    }
    Atomics.store(state, 0, -1)
  })
})

async function prepareItem(
  prepareNote: PrepareNote,
  { path, file, head, labelFirst }: WorkerItem,
): Promise<PreparedNote> {
  try {
    const read = head ?? readInside(file!.name, file!.root, options.budget.maxBytes)
    return await prepareNote(path, read, labelFirst)
  } catch (error) {
    return prepareNote.unreadable(path, error)
  }
}

/** About how many characters a note is when it is handed over. */
function weigh({ note, weight }: PreparedNote): number {
  return weight + note.plainText.length + linkWeight * note.links.length
}
