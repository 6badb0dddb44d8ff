/** Wall time by stage, in milliseconds; each lap runs from the end of the one before. */
interface Stopwatch {
  lap(stage: string): void
  /** Whole milliseconds by stage in the order of the laps, `total` last. */
  times(): Readonly<Record<string, number>>
}

/** Starts now. */
export function createStopwatch(): Stopwatch {
  const started = performance.now()
  const laps: Record<string, number> = {}
  let last = started
  return {
    lap(stage) {
      const now = performance.now()
      laps[stage] = Math.round((laps[stage] ?? 0) + now - last)
      last = now
    },
    times: () => ({ ...laps, total: Math.round(performance.now() - started) }),
  }
}
