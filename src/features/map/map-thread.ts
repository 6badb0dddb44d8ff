import type { Address } from '../../model/page.ts'
import { workerEntry } from '../../session/engine-files.ts'
import { createThread } from '../../session/threads/thread.ts'
import type { MapNode } from './graph/map-graph.ts'
import { createMapMaker, type KnownMap, type MadeMap, type MapMaker, type WholeMap } from './make-map.ts'
import type { MapRequest } from './map-request.ts'
import { type PackedRequest, packRequest } from './pack-map-request.ts'

/** A {@link MapMaker} as its thread offers it. */
export interface MapWork extends Pick<MapMaker, 'fileAt' | 'placesFile'> {
  makeWhole(request: PackedRequest, known: KnownMap): WholeMap
  make(request: PackedRequest, known: KnownMap): MadeMap
}

/** Makes maps beside everything else. All of it rejects where that fails: a fault of ours, or too little memory. */
interface MapThread {
  /** See {@link MapMaker}. */
  makeWhole(request: MapRequest, known: KnownMap): Promise<WholeMap>
  make(request: MapRequest, known: KnownMap): Promise<MadeMap>
  fileAt(address: Address): Promise<Uint8Array<ArrayBuffer> | undefined>
  placesFile(): Promise<string | undefined>
  close(): Promise<void>
}

/** Gardens of fewer notes have their map made sooner than a thread has started. */
const threadedNotes = 400

/**
 * Starts a thread when it is first asked. The map of a small garden, and all maps where the program runs from sources,
 * are made right here.
 */
export function createMapThread(notes = threadedNotes): MapThread {
  const entry = workerEntry('map-worker')
  return entry === undefined || notes < threadedNotes ? makeMapsHere() : makeMapsIn(entry)
}

function makeMapsHere(): MapThread {
  const maker = createMapMaker()
  return {
    makeWhole: async (request, known) => maker.makeWhole(request, known),
    make: async (request, known) => maker.make(request, known),
    fileAt: async (address) => maker.fileAt(address),
    placesFile: async () => maker.placesFile(),
    close: async () => {},
  }
}

function makeMapsIn(entry: URL): MapThread {
  /** The nodes that the thread has. */
  let sent: readonly MapNode[] = []
  const { ask, close } = createThread<MapWork>({
    entry,
    onEnd: () => {
      sent = []
    },
  })
  const pack = (request: MapRequest): PackedRequest => {
    const packed = packRequest(sent, request)
    sent = request.graph.nodes
    return packed
  }
  return {
    makeWhole: (request, known) => ask('makeWhole', pack(request), known),
    make: (request, known) => ask('make', pack(request), known),
    fileAt: (address) => ask('fileAt', address),
    placesFile: () => ask('placesFile'),
    close,
  }
}
