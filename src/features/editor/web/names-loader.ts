import type { CompletionData } from '../completion/completion-data.ts'
import { createGardenNames, type GardenNames } from './garden-names.ts'

/** Keeps an editor's names of the garden. */
export interface NamesLoader {
  /** The newest that are prepared; undefined until the first are there. */
  readonly names: GardenNames | undefined
  /** Fetches the first names; resolves when they are there, or cannot be had. Asked again, it is the same promise. */
  start(): Promise<void>
  /** Something in the garden has changed: its names are fetched again when nobody types. */
  changed(): void
  /** Somebody types. */
  typed(): void
  stop(): void
}

/** How long nothing is typed before names are fetched again, in milliseconds. In a large garden they are megabytes. */
const pause = 1_000

/** Longest wait for a moment without work, in milliseconds. */
const longestWait = 500

/** Creates a loader; `onLoaded` is told of each set of names when it can be asked without delay. */
export function createNamesLoader(
  fetchNames: () => Promise<CompletionData>,
  onLoaded: () => void,
): NamesLoader {
  let names: GardenNames | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let first: Promise<void> | undefined
  let isStopped = false

  const load = async (): Promise<void> => {
    timer = undefined
    try {
      const next = createGardenNames(await fetchNames())
      // Somebody may be waiting for the first ones already.
      if (names !== undefined) await next.prepare(restBetween)
      if (isStopped) return
      names = next
      onLoaded()
      void next.prepare(restBetween)
    } catch {
      // Without the server there is no completion; writing goes on.
    }
  }
  const loadLater = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void load(), pause)
  }
  return {
    get names() {
      return names
    },
    start() {
      first ??= load()
      return first
    },
    changed: loadLater,
    typed() {
      if (timer !== undefined) loadLater()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** Lets keys and frames go first. */
function restBetween(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no such moments.
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(() => resolve(), { timeout: longestWait })
    else setTimeout(resolve)
  })
}
