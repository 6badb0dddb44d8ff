import type { Transferable } from 'node:worker_threads'

/**
 * What a thread can do: an interface of functions that take and give plain data. The thread's entry implements it, its
 * owner asks for them by name.
 */
export type ThreadWork<Work> = { readonly [Name in keyof Work]: (...args: never[]) => unknown }

/** What a function of {@link ThreadWork} takes, and what it answers. */
export type Args<Work, Name extends keyof Work> = Work[Name] extends (...args: infer Args) => unknown
  ? Args
  : never
export type ThreadAnswer<Work, Name extends keyof Work> = Work[Name] extends (
  ...args: never[]
) => infer Answer
  ? Awaited<Answer>
  : never

/** What a thread is started with. */
export interface ThreadStart {
  readonly data: unknown
  /** See `thread-progress.ts`. */
  readonly progress: SharedArrayBuffer
}

/** One call; they are answered in the order in which they are sent. */
export interface ThreadRequest {
  readonly name: string
  readonly args: readonly unknown[]
}

/** What a call returned or threw. */
export type ThreadReply =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: ThrownError }

/** An error as it crosses threads: a copy by itself would lose the names of our own. */
interface ThrownError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
}

const buffers = new WeakMap<object, readonly Transferable[]>()

/** Marks an argument or an answer: these buffers change their owner when it crosses, instead of being copied. */
export function moving<Value extends object>(value: Value, moved: readonly Transferable[]): Value {
  buffers.set(value, moved)
  return value
}

/** The buffers that were marked for a value. */
export function movedWith(value: unknown): readonly Transferable[] {
  return (typeof value === 'object' && value !== null && buffers.get(value)) || []
}

/** Takes an error to pieces. */
export function packError(error: unknown): ThrownError {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return { name, message, stack }
}

/** The error again. */
export function unpackError({ name, message, stack }: ThrownError): Error {
  return Object.assign(new Error(message), { name, stack })
}
