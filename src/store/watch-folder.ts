import { relative, sep } from 'node:path'
import { messageOf } from '../model/message-of.ts'
import { compareEntries, isSameEntry } from './compare-entries.ts'
import { hasNewTree } from './has-new-tree.ts'
import { hasReplacedFolder } from './has-replaced-folder.ts'
import { keepSubscribed } from './keep-subscribed.ts'
import type { Listing, StoreChange, StoreEntry } from './store.ts'
import { loadSubscribe, type OnEvents, type Subscribe } from './subscribe.ts'
import { type Baseline, takeBaseline } from './take-baseline.ts'

export type { Subscribe } from './subscribe.ts'

/** What to watch, and how to say what happened. */
interface WatchSettings {
  /** Absolute, real. */
  readonly root: string
  readonly list: () => Listing
  /** One file as a listing would show it. With it an edit is reported without listing the whole garden first. */
  readonly look?: (path: string) => StoreEntry | undefined
  /** What is known already: what differs from it is reported first. Default: what is there at the start. */
  readonly baseline?: Baseline
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
  /** From an event to the look that finds out what it meant; default: 40. */
  readonly settle: number
  /** From the end of one look to the next, at least; default: 200. */
  readonly pause: number
  /** Between scans when nothing happens: what events miss is found then; default: 10,000, more where a scan takes long. */
  readonly reconcile: number
  /** The same where there are no events; default: 2,000, more where a scan takes long. */
  readonly poll: number
  /** How long the start of the events may take; default: 5,000. */
  readonly start: number
}

const defaultTiming: WatchTiming = { settle: 40, pause: 200, reconcile: 10_000, poll: 2_000, start: 5_000 }

/** A file this young when looked at may be written again without its times telling: file clocks tick every 1 to 10 ms. */
const racyMilliseconds = 25

/** Files that events named and that are looked at one by one; for more, a scan is cheaper. */
const namedAtMost = 64

/**
 * Watches a garden's folder. Events only wake it: what changed is found by comparing files with what was known of
 * them, so events that are lost, doubled or never come only cost time. After an event the files it names are looked
 * at, a second later and every ten seconds all of them. Without events (no inotify watches left, a network mount, a
 * platform without support) it polls and says so once.
 */
export async function watchFolder(settings: WatchSettings): Promise<() => Promise<void>> {
  const { root, list, look, isOurs, onChanges, onNotice } = settings
  const timing = settings.timing ?? defaultTiming
  const first = settings.baseline ?? takeBaseline(list)
  let known = new Map(first.entries.map((entry) => [entry.path, entry] as const))
  let racy = new Set(first.entries.filter((entry) => isRacy(entry, first.at)).map((entry) => entry.path))
  let scanCost = first.cost
  const named = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let timerDue = Infinity
  let scanDue = Infinity
  let lastLook = 0
  let isPolling = false
  let isListable = true
  let isClosed = false

  const run = (): void => {
    timerDue = Infinity
    if (isClosed) return
    if (performance.now() >= scanDue - 1 || !lookAtNamed()) scan()
    named.clear()
    lastLook = performance.now()
    wakeAt(scanDue)
  }

  const wakeAt = (at: number): void => {
    if (isClosed || at >= timerDue) return
    timerDue = at
    clearTimeout(timer)
    timer = setTimeout(run, at - performance.now())
    timer.unref()
  }

  const scanAt = (at: number): void => {
    scanDue = Math.min(scanDue, at)
    wakeAt(scanDue)
  }

  /** A huge garden takes long to scan: at most a fiftieth of the time goes into it, a fifth where that is all there is. */
  const interval = (): number =>
    isPolling ? Math.max(timing.poll, 5 * scanCost) : Math.max(timing.reconcile, 50 * scanCost)

  /** False where only a scan can tell: events that named many files, or something else than a file, such as a folder. */
  const lookAtNamed = (): boolean => {
    if (!look || named.size > namedAtMost) return false
    const at = Date.now()
    const found = [...named].sort().map((path) => ({ path, entry: look(path), old: known.get(path) }))
    if (found.some(({ entry, old }) => entry === undefined && old === undefined)) return false
    const changes: StoreChange[] = []
    for (const { path, entry, old } of found) {
      if (entry && isRacy(entry, at)) racy.add(path)
      if (entry && old && isSameEntry(old, entry)) continue
      changes.push({ kind: entry ? 'written' : 'removed', path })
      if (entry) known.set(path, entry)
      else known.delete(path)
    }
    scanAt(performance.now() + (racy.size > 0 ? timing.pause : 5 * timing.pause))
    report(changes)
    return true
  }

  const scan = (): void => {
    try {
      const { entries, at, cost } = takeBaseline(list)
      const next = new Map(entries.map((entry) => [entry.path, entry]))
      const changes = compareEntries(known, next, racy)
      // Events of a folder that was replaced are those of the old one.
      if (!isListable || hasNewTree(known, changes) || hasReplacedFolder(named, known, next)) events.restart()
      known = next
      racy = new Set(entries.filter((entry) => isRacy(entry, at)).map((entry) => entry.path))
      scanCost = cost
      isListable = true
      report(changes)
    } catch (error) {
      // The garden's folder itself may be gone for a moment, while a tool replaces it.
      if (isListable) onNotice(`The garden cannot be listed: ${messageOf(error)}`)
      isListable = false
    }
    const wait = isListable ? interval() : Math.min(interval(), timing.poll)
    scanDue = performance.now() + (racy.size > 0 && isListable ? timing.pause : wait)
  }

  const report = (changes: readonly StoreChange[]): void => {
    if (changes.length > 0) onChanges(changes)
  }

  const onEvents: OnEvents = (error, happened) => {
    if (error) return fallBack(error)
    const paths = happened.map((event) => relative(root, event.path).split(sep).join('/').normalize('NFC'))
    for (const path of paths) if (isOurs(path)) named.add(path)
    if (named.size > 0) wakeAt(Math.max(performance.now() + timing.settle, lastLook + timing.pause))
  }

  const fallBack = (error: Error): void => {
    if (isPolling || isClosed) return
    isPolling = true
    onNotice(
      `File watching does not work here (${error.message}); looking every ${Math.round(interval() / 100) / 10} s instead. ` +
        'On Linux, raising fs.inotify.max_user_watches or max_user_instances may help',
    )
    scanAt(performance.now() + interval())
  }

  const events = keepSubscribed({
    subscribe: settings.subscribe ?? (await loadSubscribe()),
    root,
    onEvents,
    timing,
    onStart(failure) {
      if (failure) fallBack(failure)
      // What changed while there were no events.
      scanAt(performance.now() + timing.settle)
    },
  })
  await events.started

  return async () => {
    isClosed = true
    clearTimeout(timer)
    await events.stop()
  }
}

function isRacy(entry: StoreEntry, at: number): boolean {
  // Far in the future is not racy: whatever is written next gets another time.
  return Math.abs(at - Number(entry.ctimeNs) / 1e6) < racyMilliseconds
}
