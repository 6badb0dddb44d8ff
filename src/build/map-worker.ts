import { parentPort } from 'node:worker_threads'
import type { MapNode } from '../graph/map-graph.ts'
import { createMapMaker } from './make-map.ts'
import { type MapOrder, obeyMapOrder, type PackedMapOrder } from './map-thread.ts'
import { unpackRequest } from './pack-map-request.ts'

/** Entry of the thread that makes the map while the main thread renders pages. */
const port = parentPort!
const maker = createMapMaker()
let nodes: readonly MapNode[] = []

port.on('message', (packed: PackedMapOrder) => {
  const reply = obeyMapOrder(maker, unpack(packed))
  // A file that is asked for by itself stays here, to be asked for again.
  port.postMessage(reply, reply.kind === 'whole' ? reply.made.files.map(({ content }) => content.buffer) : [])
})

function unpack(packed: PackedMapOrder): MapOrder {
  if (!('request' in packed)) return packed
  const request = unpackRequest(nodes, packed.request)
  nodes = request.graph.nodes
  return { ...packed, request }
}
