/** Lets so many through in a second, and a burst of `burst` at once. */
interface RateLimit {
  /** Whether one more may pass now. */
  take(): boolean
}

/** A bucket of `burst` that `perSecond` refill. `now` gives milliseconds. */
export function createRateLimit(perSecond: number, burst: number, now: () => number): RateLimit {
  let left = burst
  let at = now()
  return {
    take() {
      const time = now()
      left = Math.min(burst, left + (Math.max(0, time - at) / 1_000) * perSecond)
      at = time
      if (left < 1) return false
      left--
      return true
    },
  }
}
