import { type OnEvents, type Subscribe, type Subscription, startWithin } from './subscribe.ts'

/** What to be told of, and how. */
interface SubscriptionSettings {
  readonly subscribe: Subscribe
  readonly root: string
  readonly onEvents: OnEvents
  /** Told after every start: undefined, or why there are no events. */
  readonly onStart: (failure: Error | undefined) => void
  /** Milliseconds: how long a start may take, and how long to wait before a restart. */
  readonly timing: { readonly start: number; readonly pause: number }
}

/** A subscription that can be started anew. */
interface KeptSubscription {
  /** Resolves when the first start has succeeded or failed. */
  readonly started: Promise<void>
  /** Ends the events and asks for them again, soon; calls until then count as one. Does nothing where there are none. */
  restart(): void
  stop(): Promise<void>
}

/** Subscribes at once, until stopped. Starts and ends never overlap. */
export function keepSubscribed(settings: SubscriptionSettings): KeptSubscription {
  const { subscribe, root, onEvents, onStart, timing } = settings
  let current: Subscription | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const start = async (): Promise<void> => {
    if (isStopped) return
    const result = await startWithin(timing.start, subscribe, root, (error, events) => {
      if (!isStopped) onEvents(error, events)
    })
    if (result instanceof Error) return onStart(result)
    current = result
    onStart(undefined)
  }
  const end = async (): Promise<void> => {
    const ended = current
    current = undefined
    // A watcher that cannot be ended is no reason to stop working.
    await ended?.unsubscribe().catch(() => {})
  }

  const started = start()
  let queue = started
  return {
    started,
    restart() {
      if (current === undefined || isStopped) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        queue = queue.then(end).then(start)
      }, 2 * timing.pause)
      timer.unref()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await queue
      await end()
    },
  }
}
