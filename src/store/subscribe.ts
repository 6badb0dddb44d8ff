import { watch } from 'node:fs'

/** Starts telling of events below a folder; resolves to what ends it. The signature of @parcel/watcher's `subscribe`. */
export type Subscribe = (folder: string, onEvents: OnEvents) => Promise<Subscription>

/** Told of paths at which something happened; an error means that no more will come. */
export type OnEvents = (error: Error | null, events: readonly { readonly path: string }[]) => void

export interface Subscription {
  unsubscribe(): Promise<void>
}

/** `subscribe` of @parcel/watcher, or one that fails where the package has nothing for this platform. */
export async function loadSubscribe(): Promise<Subscribe> {
  try {
    const watcher = await import('@parcel/watcher')
    return async (folder, onEvents) => {
      // Without an inotify instance the package does not fail, it blocks the whole thread; Node's own watcher fails.
      watch(folder).close()
      return watcher.subscribe(folder, onEvents)
    }
  } catch (error) {
    return () => Promise.reject(errorOf(error))
  }
}

/**
 * The subscription, or why there is none: its start is time-boxed, because some never settle. One that comes too late
 * is ended.
 */
export async function startWithin(
  milliseconds: number,
  subscribe: Subscribe,
  folder: string,
  onEvents: OnEvents,
): Promise<Subscription | Error> {
  let timer: NodeJS.Timeout | undefined
  let isLate = false
  const timeout = new Promise<Error>((resolve) => {
    timer = setTimeout(() => {
      isLate = true
      resolve(new Error('it did not start in time'))
    }, milliseconds)
  })
  const started = subscribe(folder, onEvents).catch(errorOf)
  void started
    .then((late) => (isLate && !(late instanceof Error) ? late.unsubscribe() : undefined))
    .catch(() => {})
  return Promise.race([started, timeout]).finally(() => clearTimeout(timer))
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
