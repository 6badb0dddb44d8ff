import { Worker } from 'node:worker_threads'
import type { MapNode } from '../graph/map-graph.ts'
import type { Address } from '../model/page.ts'
import { workerEntry } from './engine-files.ts'
import { createMapMaker, type KnownMap, type MadeMap, type MapMaker, type WholeMap } from './make-map.ts'
import type { MapRequest } from './map-request.ts'
import { type PackedRequest, packRequest } from './pack-map-request.ts'

/** What a maker of maps is asked. */
export type MapOrder<Request = MapRequest> =
  | { readonly kind: 'whole' | 'make'; readonly request: Request; readonly known: KnownMap }
  | { readonly kind: 'file'; readonly address: Address }
  | { readonly kind: 'places' }

/** An order as it crosses to the thread. */
export type PackedMapOrder = MapOrder<PackedRequest>

/** What it answers, once for each order, in order. */
export type MapReply =
  | { readonly kind: 'whole'; readonly made: WholeMap }
  | { readonly kind: 'make'; readonly made: MadeMap }
  | { readonly kind: 'file'; readonly content: Uint8Array<ArrayBuffer> | undefined }
  | { readonly kind: 'places'; readonly text: string | undefined }
  | { readonly kind: 'failed'; readonly message: string }

/** Makes maps beside everything else. All of it rejects where that fails: a fault of ours, or too little memory. */
export interface MapThread {
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
 * Starts a thread with the first order. The map of a small garden, and all maps where the program runs from sources,
 * are made right here.
 */
export function createMapThread(notes = threadedNotes): MapThread {
  const entry = workerEntry('map-worker')
  if (entry === undefined || notes < threadedNotes) {
    const maker = createMapMaker()
    return threadOf(
      async (order) => obeyMapOrder(maker, order),
      async () => {},
    )
  }
  let worker: Worker | undefined
  /** The nodes that the thread has. */
  let sent: readonly MapNode[] = []
  const waiting: ((reply: MapReply) => void)[] = []
  const start = (): Worker => {
    const started = new Worker(entry)
    started.on('message', (reply: MapReply) => waiting.shift()?.(reply))
    started.on('error', ({ message }) => {
      worker = undefined
      sent = []
      for (const answer of waiting.splice(0)) answer({ kind: 'failed', message })
    })
    // Whoever waits for a map holds the program; the thread alone does not.
    started.unref()
    return started
  }
  const pack = (order: MapOrder): PackedMapOrder => {
    if (!('request' in order)) return order
    const request = packRequest(sent, order.request)
    sent = order.request.graph.nodes
    return { ...order, request }
  }
  const ask = async (order: MapOrder): Promise<MapReply> => {
    worker ??= start()
    worker.ref()
    const reply = await new Promise<MapReply>((resolve) => {
      waiting.push(resolve)
      worker!.postMessage(pack(order))
    })
    if (waiting.length === 0) worker?.unref()
    return reply
  }
  return threadOf(ask, async () => {
    await worker?.terminate()
    worker = undefined
    sent = []
  })
}

/** Does what is asked; what fails is an answer too. */
export function obeyMapOrder(maker: MapMaker, order: MapOrder): MapReply {
  try {
    if (order.kind === 'file') return { kind: 'file', content: maker.fileAt(order.address) }
    if (order.kind === 'places') return { kind: 'places', text: maker.placesFile() }
    const { kind, request, known } = order
    if (kind === 'make') return { kind, made: maker.make(request, known) }
    return { kind, made: maker.makeWhole(request, known) }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

function threadOf(ask: (order: MapOrder) => Promise<MapReply>, close: () => Promise<void>): MapThread {
  const get = async <Kind extends MapReply['kind']>(
    order: MapOrder & { readonly kind: Kind },
  ): Promise<MapReply & { readonly kind: Kind }> => {
    const reply = await ask(order)
    if (reply.kind === 'failed') throw new Error(`The map could not be made: ${reply.message}`)
    return reply as MapReply & { readonly kind: Kind }
  }
  return {
    makeWhole: async (request, known) => (await get({ kind: 'whole', request, known })).made,
    make: async (request, known) => (await get({ kind: 'make', request, known })).made,
    fileAt: async (address) => (await get({ kind: 'file', address })).content,
    placesFile: async () => (await get({ kind: 'places' })).text,
    close,
  }
}
