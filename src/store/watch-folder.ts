import { relative, sep } from 'node:path'
import { compareEntries } from './compare-entries.ts'
import type { Listing, StoreChange, StoreEntry } from './store.ts'

/** Starts telling of events below a folder; resolves to what ends it. The signature of @parcel/watcher's `subscribe`. */
export type Subscribe = (
  folder: string,
  onEvents: (error: Error | null, events: readonly { readonly path: string }[]) => void,
) => Promise<{ unsubscribe(): Promise<void> }>

/** What to watch, and how to say what happened. */
export interface WatchSettings {
  /** Absolute, real. */
  readonly root: string
  readonly list: () => Listing
  /** Whether a path may belong to the garden; events for others wake nobody. */
  readonly isOurs: (path: string) => boolean
  readonly onChanges: (changes: readonly StoreChange[]) => void
  readonly onNotice: (message: string) => void
  /** Default: @parcel/watcher. */
  readonly subscribe?: Subscribe
  readonly timing?: WatchTiming
}

/** All in milliseconds. */
export interface WatchTiming {
  /** From an event to the scan that finds out what it meant; default: 40. */
  readonly settle: number
  /** From the end of one scan to the next, at least; default: 200. */
  readonly pause: number
  /** Between scans when nothing happens: what events miss is found then; default: 10,000. */
  readonly reconcile: number
  /** The same where there are no events; default: 2,000. */
  readonly poll: number
  /** How long the start of the events may take; default: 5,000. */
  readonly start: number
}

const defaultTiming: WatchTiming = { settle: 40, pause: 200, reconcile: 10_000, poll: 2_000, start: 5_000 }

/** A file this young when it was looked at may be written again without its times telling. */
const racyNanoseconds = 50_000_000n

/**
 * Watches a garden's folder. Events only wake it: what changed is found by comparing a new scan with the last one, so
 * events that are lost, doubled or never come only cost time. Without events (no inotify watches left, a network
 * mount, a platform without support) it polls and says so once.
 */
export async function watchFolder(settings: WatchSettings): Promise<() => Promise<void>> {
  const { root, list, isOurs, onChanges, onNotice } = settings
  const timing = settings.timing ?? defaultTiming
  let known = byPath(list())
  let racy = findRacy(known)
  let timer: NodeJS.Timeout | undefined
  let due = Infinity
  let lastScan = 0
  let interval = timing.reconcile
  let isClosed = false

  const scan = (): void => {
    due = Infinity
    if (isClosed) return
    const started = performance.now()
    try {
      const next = byPath(list())
      const changes = compareEntries(known, next, racy)
      known = next
      racy = findRacy(next)
      if (changes.length > 0) onChanges(changes)
    } catch (error) {
      // The garden's folder itself may be gone for a moment, while a tool replaces it.
      onNotice(`The garden cannot be listed: ${error instanceof Error ? error.message : String(error)}`)
    }
    lastScan = performance.now()
    // A huge garden takes longer to scan: never spend more than a fiftieth of the time on it.
    scanIn(racy.size > 0 ? timing.pause : Math.max(interval, 50 * (lastScan - started)))
  }

  const scanIn = (delay: number): void => {
    const at = performance.now() + delay
    if (isClosed || at >= due) return
    due = at
    clearTimeout(timer)
    timer = setTimeout(scan, delay)
    timer.unref()
  }

  const wake = (): void => scanIn(Math.max(timing.settle, lastScan + timing.pause - performance.now()))

  const subscribe = settings.subscribe ?? (await loadSubscribe())
  const subscription = await startWithin(timing.start, subscribe, root, (error, events) => {
    if (error) return fallBack(error)
    if (events.some((event) => isOurs(relative(root, event.path).split(sep).join('/').normalize('NFC')))) wake()
  })
  function fallBack(error: Error): void {
    if (interval === timing.poll) return
    interval = timing.poll
    onNotice(
      `File watching does not work here (${error.message}); looking every ${timing.poll / 1000} s instead. ` +
        'On Linux, raising fs.inotify.max_user_watches may help',
    )
    scanIn(interval)
  }
  if (subscription instanceof Error) fallBack(subscription)
  // What changed while the watcher started had no events.
  scanIn(timing.settle)

  return async () => {
    isClosed = true
    clearTimeout(timer)
    if (!(subscription instanceof Error)) await subscription.unsubscribe()
  }
}

function byPath(listing: Listing): ReadonlyMap<string, StoreEntry> {
  return new Map(listing.entries.map((entry) => [entry.path, entry]))
}

function findRacy(entries: ReadonlyMap<string, StoreEntry>): ReadonlySet<string> {
  const now = BigInt(Date.now()) * 1_000_000n
  const racy = new Set<string>()
  for (const [path, { ctimeNs }] of entries) if (now - ctimeNs < racyNanoseconds) racy.add(path)
  return racy
}

async function loadSubscribe(): Promise<Subscribe> {
  try {
    const watcher = await import('@parcel/watcher')
    return (folder, onEvents) => watcher.subscribe(folder, onEvents)
  } catch (error) {
    return () => Promise.reject(error instanceof Error ? error : new Error(String(error)))
  }
}

/** The subscription, or why there is none: its start is time-boxed, because without inotify instances it never settles. */
async function startWithin(
  milliseconds: number,
  subscribe: Subscribe,
  root: string,
  onEvents: Parameters<Subscribe>[1],
): Promise<Awaited<ReturnType<Subscribe>> | Error> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error('it did not start in time')), milliseconds)
  })
  const started = subscribe(root, onEvents).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  return Promise.race([started, timeout]).finally(() => clearTimeout(timer))
}
