import { expect } from 'vitest'
import type { Listing } from '../../../src/store/store.ts'
import { loadSubscribe, type Subscribe } from '../../../src/store/subscribe.ts'

/** What a test gives to a watcher, to see what it does. */
export interface WatchProbe {
  readonly list: () => Listing
  readonly subscribe: Subscribe
  /** How often all files were looked at. */
  readonly looks: number
  /** How many events came, whatever they were about. */
  readonly heard: number
  /**
   * Waits until all files were looked at when nothing had been written for a while, since events were asked for that many
   * times: only another event leads to another look.
   */
  calm(subscriptions?: number): Promise<void>
}

/** Milliseconds after which the watcher trusts the times of a file. */
const aWhile = 25

/** A probe for a watcher of what `list` lists, with the system's own events. */
export function createWatchProbe(list: () => Listing): WatchProbe {
  let looks = 0
  let heard = 0
  let subscriptions = 0
  let looksAtStart = 0
  let isQuiet = false
  return {
    list() {
      const at = Date.now()
      const listing = list()
      looks++
      isQuiet = listing.entries.every(({ ctimeNs }) => at - Number(ctimeNs) / 1e6 >= aWhile)
      return listing
    },
    async subscribe(folder, onEvents) {
      const subscribe = await loadSubscribe()
      const subscription = await subscribe(folder, (error, events) => {
        heard += events.length
        onEvents(error, events)
      })
      subscriptions++
      looksAtStart = looks
      return subscription
    },
    get looks() {
      return looks
    },
    get heard() {
      return heard
    },
    async calm(times = 0) {
      const isCalm = (): boolean => subscriptions >= times && looks > looksAtStart && isQuiet
      await expect.poll(isCalm, { interval: 20, message: 'a calm garden' }).toBe(true)
    },
  }
}
