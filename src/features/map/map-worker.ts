import { serveThread } from '../../session/threads/serve-thread.ts'
import { moving } from '../../session/threads/thread-protocol.ts'
import type { MapNode } from './graph/map-graph.ts'
import { createMapMaker } from './make-map.ts'
import type { MapRequest } from './map-request.ts'
import type { MapWork } from './map-thread.ts'
import { type PackedRequest, unpackRequest } from './pack-map-request.ts'

/** Entry of the thread that makes the map while the main thread renders pages. */
serveThread<MapWork>(() => {
  const maker = createMapMaker()
  let nodes: readonly MapNode[] = []
  const unpack = (packed: PackedRequest): MapRequest => {
    const request = unpackRequest(nodes, packed)
    nodes = request.graph.nodes
    return request
  }
  return {
    // A file that is asked for by itself stays here, to be asked for again.
    fileAt: maker.fileAt,
    placesFile: maker.placesFile,
    make: (request, known) => maker.make(unpack(request), known),
    makeWhole(request, known) {
      const made = maker.makeWhole(unpack(request), known)
      return moving(
        made,
        made.files.map(({ content }) => content.buffer),
      )
    },
  }
})
