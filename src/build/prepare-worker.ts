import { parentPort, workerData } from 'node:worker_threads'
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

  port.on('message', ({ items }: WorkerRequest) => {
    const prepared = items.map((item, i) => {
      Atomics.store(state, 0, i)
      Atomics.store(state, 1, workerClock())
      return prepareItem(prepareNote, item)
    })
    Atomics.store(state, 0, -1)
    port.postMessage({ packed: packPrepared(prepared) } satisfies WorkerReply)
  })
})

function prepareItem(prepareNote: PrepareNote, item: WorkerItem) {
  try {
    return prepareNote(item.path, item.bytes ?? readInside(item.file!.name, item.file!.root))
  } catch (error) {
    return prepareNote.unreadable(item.path, error)
  }
}
