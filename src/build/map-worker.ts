import { parentPort } from 'node:worker_threads'
import { createMapMaker } from './make-map.ts'
import { type MapOrder, obeyMapOrder } from './map-thread.ts'

/** Entry of the thread that makes the map while the main thread renders pages. */
const port = parentPort!
const maker = createMapMaker()

port.on('message', (order: MapOrder) => {
  const reply = obeyMapOrder(maker, order)
  // A file that is asked for by itself stays here, to be asked for again.
  port.postMessage(reply, reply.kind === 'whole' ? reply.made.files.map(({ content }) => content.buffer) : [])
})
