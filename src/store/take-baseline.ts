import type { Listing, StoreEntry } from './store.ts'

/** A listing, when it was begun (milliseconds since the epoch) and how many milliseconds it took. */
export interface Baseline {
  readonly entries: readonly StoreEntry[]
  readonly at: number
  readonly cost: number
}

/** Lists a folder for later comparison. */
export function takeBaseline(list: () => Listing): Baseline {
  const at = Date.now()
  const started = performance.now()
  const { entries } = list()
  return { entries, at, cost: performance.now() - started }
}
