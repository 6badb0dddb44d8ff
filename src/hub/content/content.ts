import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Content, type ContentStore, type Digest, FinalStoreError, type Part } from './content-store.ts'

/** How often a store is asked, and how long. */
export interface Patience {
  /** Times that a request is made at most. */
  readonly attempts: number
  /** Milliseconds before the first repetition at most; each next may wait twice as long, up to {@link longestWait}. */
  readonly firstWait: number
  readonly longestWait: number
  /** Milliseconds for one request, and for all of them together. */
  readonly requestTime: number
  readonly wholeTime: number
  /** From 0 up to 1: many who wait for the same store must not come back at once. */
  readonly chance: () => number
}

/** For a store in the same network. */
export const usualPatience: Patience = {
  attempts: 8,
  firstWait: 50,
  longestWait: 5_000,
  requestTime: 60_000,
  wholeTime: 300_000,
  chance: Math.random,
}

/** A store that fails now and then, used so that nobody notices. */
export interface ContentKeeper {
  has(digest: Digest): Promise<boolean>
  put(digest: Digest, content: Content): Promise<void>
  /** All bytes, compared with their digest. Undefined where there is none. */
  read(digest: Digest): Promise<Buffer | undefined>
  /** Some bytes of a content that is there, piece by piece; a connection that breaks is taken up where it broke. */
  stream(digest: Digest, part: Part): Readable
  remove(digest: Digest): Promise<void>
}

/** Asks a store again where it fails, each time a little later, until the deadline. */
export function createContent(store: ContentStore, patience: Patience = usualPatience): ContentKeeper {
  const insist = async <Answer>(call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> => {
    const until = AbortSignal.timeout(patience.wholeTime)
    for (let attempt = 1; ; attempt++) {
      const signal = AbortSignal.any([until, AbortSignal.timeout(patience.requestTime)])
      try {
        return await Promise.race([call(signal), whenAborted(signal)])
      } catch (error) {
        if (error instanceof FinalStoreError || until.aborted || attempt >= patience.attempts) throw error
        await wait(attempt)
      }
    }
  }
  const wait = async (attempt: number): Promise<void> => {
    const most = Math.min(patience.longestWait, patience.firstWait * 2 ** (attempt - 1))
    await sleep(patience.chance() * most)
  }
  return {
    has: (digest) => insist((signal) => store.has(digest, signal)),
    put: (digest, content) => insist((signal) => store.put(digest, content, signal)),
    remove: (digest) => insist((signal) => store.remove(digest, signal)),
    read: (digest) =>
      insist(async (signal) => {
        const stream = await store.open(digest, undefined, signal)
        if (stream === undefined) return undefined
        const bytes = await buffer(stream)
        if (hash('sha256', bytes, 'hex') !== digest) throw new Error(`${digest}: the store gave other bytes`)
        return bytes
      }),
    stream: (digest, part) => Readable.from(pieces(digest, part), { objectMode: false }),
  }

  async function* pieces(digest: Digest, { start, end }: Part): AsyncGenerator<Buffer> {
    let failures = 0
    for (let at = start; at < end; ) {
      try {
        const rest = { start: at, end }
        const stream = await insist((signal) => store.open(digest, rest, signal))
        if (stream === undefined) throw new FinalStoreError(`${digest}: the store has no such content`)
        for await (const piece of stream as AsyncIterable<Buffer>) {
          at += piece.length
          failures = 0
          yield piece
        }
        if (at < end) throw new Error(`${digest}: the store gave too few bytes`)
      } catch (error) {
        if (error instanceof FinalStoreError || ++failures >= patience.attempts) throw error
        await wait(failures)
      }
    }
  }
}

/** Rejects at the end of a call's time: one that does not hear its signal, as of a disk that is gone, is not waited for. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** Bytes in memory as a content. */
export function contentOf(bytes: Uint8Array): Content {
  return { size: bytes.length, open: () => Readable.from([bytes], { objectMode: false }) }
}
