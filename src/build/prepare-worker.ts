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
Atomics.store(state, 2, threadNumber())

void loadPlugins(configModule).then((plugins) => {
  const prepareNote = createPrepareNote(options, plugins)

  port.on('message', async ({ items }: WorkerRequest) => {
    const prepared: PreparedNote[] = []
    for (const [i, item] of items.entries()) {
      Atomics.store(state, 0, i)
      Atomics.store(state, 1, workerClock())
      prepared.push(await prepareItem(prepareNote, item))
    }
    Atomics.store(state, 0, -1)
    port.postMessage({ packed: packPrepared(prepared) } satisfies WorkerReply)
  })
})

async function prepareItem(prepareNote: PrepareNote, item: WorkerItem): Promise<PreparedNote> {
  try {
    return await prepareNote(item.path, item.bytes ?? readInside(item.file!.name, item.file!.root))
  } catch (error) {
    return prepareNote.unreadable(item.path, error)
  }
}
