import { Worker } from 'node:worker_threads'
import { workerEntry } from './engine-files.ts'
import { createMapMaker, type KnownMap, type MadeMap } from './make-map.ts'
import type { MapRequest } from './map-request.ts'

/** What the map's thread is asked. */
export interface MapOrder {
  readonly request: MapRequest
  readonly known: KnownMap
}

/** What it answers, once for each order, in order. */
export type MapReply =
  | { readonly kind: 'made'; readonly made: MadeMap }
  | { readonly kind: 'failed'; readonly message: string }

/** Makes maps beside everything else. */
export interface MapThread {
  /** Rejects when the map cannot be made: a fault of ours, or too little memory. */
  make(request: MapRequest, known: KnownMap): Promise<MadeMap>
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
    const make = createMapMaker()
    return { make: async (request, known) => make(request, known), close: async () => {} }
  }
  let worker: Worker | undefined
  const waiting: ((reply: MapReply) => void)[] = []
  const start = (): Worker => {
    const started = new Worker(entry)
    started.on('message', (reply: MapReply) => waiting.shift()?.(reply))
    started.on('error', ({ message }) => {
      worker = undefined
      for (const answer of waiting.splice(0)) answer({ kind: 'failed', message })
    })
    // Whoever waits for a map holds the program; the thread alone does not.
    started.unref()
    return started
  }
  return {
    async make(request, known) {
      worker ??= start()
      worker.ref()
      const reply = await new Promise<MapReply>((resolve) => {
        waiting.push(resolve)
        worker!.postMessage({ request, known } satisfies MapOrder)
      })
      if (waiting.length === 0) worker?.unref()
      if (reply.kind === 'failed') throw new Error(`The map could not be made: ${reply.message}`)
      return reply.made
    },
    async close() {
      await worker?.terminate()
      worker = undefined
    },
  }
}
