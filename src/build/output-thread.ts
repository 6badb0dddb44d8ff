import { Worker } from 'node:worker_threads'
import type { SiteWriteCounts } from '../store/site-writer.ts'
import { type PackedFiles, packFiles } from './pack-files.ts'
import type { SiteTarget } from './site-output.ts'

/** What the writing thread is asked. */
export type OutputRequest =
  | { readonly kind: 'put'; readonly packed: PackedFiles }
  | { readonly kind: 'put-file'; readonly address: string; readonly from: string; readonly within?: string }
  | { readonly kind: 'commit'; readonly stamp: string }
  | { readonly kind: 'abort' }

/** What it answers, once for each request, in order; `block` is what the files came in, to be used again. */
export type OutputReply =
  | {
      readonly kind: 'done'
      readonly counts?: SiteWriteCounts
      readonly block?: Uint8Array<ArrayBuffer>
    }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }

/** The folder of a site, that of its garden, and a file of the user's own for what the next build is told. */
export interface OutputStart {
  readonly out: string
  readonly garden: string
  readonly stampFile?: string
}

/** Requests that may wait: enough that the thread never does, few enough that pages do not pile up in memory. */
const maxWaiting = 8

/** An output that is written by another thread. A failure there rejects the next call. */
export function createOutputThread(entry: URL, start: OutputStart): SiteTarget {
  const worker = new Worker(entry, { workerData: start })
  const waiting: ((reply: OutputReply) => void)[] = []
  let failure: Error | undefined

  let isDead = false
  const fail = (error: Error): void => {
    isDead = true
    failure ??= error
    for (const answer of waiting.splice(0))
      answer({ kind: 'failed', name: error.name, message: error.message })
  }
  // Without new blocks neither thread waits for its collector to find the old ones.
  const freeBlocks: Uint8Array<ArrayBuffer>[] = []
  worker.on('message', (reply: OutputReply) => {
    if (reply.kind === 'done' && reply.block) freeBlocks.push(reply.block)
    waiting.shift()?.(reply)
  })
  worker.on('error', fail)

  const ask = async (request: OutputRequest): Promise<OutputReply> => {
    if (failure) throw failure
    const reply = await new Promise<OutputReply>((resolve) => {
      waiting.push(resolve)
      worker.postMessage(request, request.kind === 'put' ? [request.packed.bytes.buffer] : [])
    })
    if (reply.kind === 'failed') {
      failure ??= Object.assign(new Error(reply.message), { name: reply.name })
      throw failure
    }
    return reply
  }
  /** Asks without waiting for the answer unless too much is under way; a failure shows at the next call. */
  const post = async (request: OutputRequest): Promise<void> => {
    const answered = ask(request)
    if (waiting.length >= maxWaiting || failure) await answered
    else answered.catch(() => {})
  }

  return {
    put: (files) => post({ kind: 'put', packed: packFiles(files, freeBlocks.pop()) }),
    putFile: (address, from, within) =>
      post({ kind: 'put-file', address, from, ...(within !== undefined && { within }) }),
    async commit(stamp) {
      const reply = await ask({ kind: 'commit', stamp })
      await worker.terminate()
      return (reply as Extract<OutputReply, { kind: 'done' }>).counts!
    },
    async abort() {
      if (!isDead) {
        failure = undefined
        await ask({ kind: 'abort' }).catch(() => {})
      }
      await worker.terminate()
    },
  }
}
