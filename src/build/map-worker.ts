import { parentPort } from 'node:worker_threads'
import { createMapMaker } from './make-map.ts'
import type { MapOrder, MapReply } from './map-thread.ts'

/** Entry of the thread that makes the map while the main thread renders pages. */
const port = parentPort!
const make = createMapMaker()

port.on('message', ({ request, known }: MapOrder) => {
  try {
    const made = make(request, known)
    port.postMessage(
      { kind: 'made', made } satisfies MapReply,
      made.files.map(({ content }) => content.buffer),
    )
  } catch (error) {
    port.postMessage({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    } satisfies MapReply)
  }
})
