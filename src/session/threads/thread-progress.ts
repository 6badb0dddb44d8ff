import { threadNumber, threadTime } from './thread-clock.ts'

/**
 * Where a thread is in the list it was sent, told through shared memory so that it can be judged while it is stuck: the
 * index of the item, when it began, in milliseconds modulo 2³¹, and the system's number of the thread.
 */
export interface ThreadProgress {
  /** Called before each item. What is begun is ended when the request is answered. */
  begin(item: number): void
  end(): void
}

const [itemAt, beganAt, threadAt] = [0, 1, 2] as const
const nowhere = -1

/** An item that does not even use the processor is given up after this many times its deadline. */
const patience = 10

/** Memory that tells that no item has begun. */
export function createProgressMemory(): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(12)
  Atomics.store(new Int32Array(memory), itemAt, nowhere)
  return memory
}

/** The thread's side of the memory. */
export function createProgress(memory: SharedArrayBuffer): ThreadProgress {
  const state = new Int32Array(memory)
  Atomics.store(state, threadAt, threadNumber())
  return {
    begin(item) {
      // In this order: an item with the time of none would look as if it had begun long ago.
      Atomics.store(state, beganAt, clock())
      Atomics.store(state, itemAt, item)
    },
    end: () => void Atomics.store(state, itemAt, nowhere),
  }
}

/** The item that a thread is at; undefined for none. */
export function itemOf(memory: SharedArrayBuffer): number | undefined {
  const item = Atomics.load(new Int32Array(memory), itemAt)
  return item === nowhere ? undefined : item
}

/**
 * Returns what is to be asked again and again: whether the thread has used more than so many milliseconds of the
 * processor's time for its item. Where the system does not tell, the clock on the wall decides.
 */
export function createDeadline(memory: SharedArrayBuffer, milliseconds: number): () => boolean {
  const state = new Int32Array(memory)
  let watched: { item: number; began: number; used: number | undefined } | undefined
  return () => {
    const item = Atomics.load(state, itemAt)
    const began = Atomics.load(state, beganAt)
    const used = threadTime(Atomics.load(state, threadAt))
    if (item !== watched?.item || began !== watched.began) watched = { item, began, used }
    const elapsed = (clock() - began) & 0x7fffffff
    const worked = used === undefined || watched.used === undefined ? elapsed : used - watched.used
    return item !== nowhere && (worked > milliseconds || elapsed > milliseconds * patience)
  }
}

function clock(): number {
  return Date.now() & 0x7fffffff
}
