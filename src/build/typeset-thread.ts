import { Worker } from 'node:worker_threads'
import type { Inset, TypesetInset } from '../model/inset.ts'
import { plainInset } from '../typeset/plain-inset.ts'
import type { TypesetReply, TypesetRequest, TypesetStart } from './typeset-protocol.ts'
import { workerClock } from './worker-protocol.ts'

/** A thread that typesets one batch at a time and is replaced when an inset hangs or exhausts it. */
export interface TypesetThread {
  /** In the order of the insets. Call it again only when it has answered. */
  typeset(insets: readonly Inset[]): Promise<readonly TypesetInset[]>
  close(): Promise<void>
}

/** Heap of the thread: grammars are large. */
const heapMebibytes = 512

/**
 * Longest time for one inset, in milliseconds. The first code in a language pays for its grammar, and a busy machine
 * must not decide what a page looks like; only expressions that never come to an end take this long.
 */
const deadline = 15_000

const watchMilliseconds = 100

/** The answers, or the number of the inset that stopped the thread, and why. */
type Outcome =
  | { readonly kind: 'done'; readonly typeset: readonly TypesetInset[] }
  | { readonly kind: 'stopped'; readonly at: number; readonly problem: string }

/** Creates the thread's shell; the thread starts with the first batch, and does not keep the program running. */
export function createTypesetThread(workerUrl: URL): TypesetThread {
  let worker: Worker | undefined
  let state = new Int32Array(new SharedArrayBuffer(8))

  function start(): Worker {
    const progress = new SharedArrayBuffer(8)
    state = new Int32Array(progress)
    Atomics.store(state, 0, -1)
    const workerData: TypesetStart = { progress }
    return new Worker(workerUrl, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMebibytes } })
  }

  function run(insets: readonly Inset[]): Promise<Outcome> {
    worker ??= start()
    const thread = worker
    return new Promise((resolve, reject) => {
      const timer = setInterval(() => {
        const at = Atomics.load(state, 0)
        const elapsed = (workerClock() - Atomics.load(state, 1)) & 0x7fffffff
        if (at >= 0 && elapsed > deadline) stop(at, `more than ${deadline} ms to typeset`)
      }, watchMilliseconds)
      const finish = (): void => {
        thread.unref()
        clearInterval(timer)
        thread.off('message', onMessage).off('error', onError)
      }
      const stop = (at: number, problem: string): void => {
        finish()
        worker = undefined
        // Its end may be reported once more.
        thread.on('error', () => {})
        void thread.terminate()
        resolve({ kind: 'stopped', at, problem })
      }
      const onMessage = ({ typeset }: TypesetReply): void => {
        finish()
        resolve({ kind: 'done', typeset })
      }
      const onError = (error: Error): void => {
        const at = Atomics.load(state, 0)
        if (at >= 0) {
          stop(at, error.message)
          return
        }
        // Nothing had begun: the thread itself does not work.
        finish()
        worker = undefined
        reject(error)
      }
      thread.on('message', onMessage).on('error', onError)
      thread.ref()
      thread.postMessage({ insets } satisfies TypesetRequest)
    })
  }

  return {
    async typeset(insets) {
      const results: TypesetInset[] = []
      let rest = insets
      while (rest.length > 0) {
        const outcome = await run(rest)
        if (outcome.kind === 'done') return [...results, ...outcome.typeset]
        const bad = rest[outcome.at]!
        // What stood before the bad one went down with the thread: it is done again without it.
        const before = rest.slice(0, outcome.at)
        if (before.length > 0) results.push(...(await this.typeset(before)))
        results.push({ html: plainInset(bad), problem: outcome.problem })
        rest = rest.slice(outcome.at + 1)
      }
      return results
    },
    async close() {
      const thread = worker
      worker = undefined
      await thread?.terminate()
    },
  }
}
