import { stat } from 'node:fs/promises'
import type { Log } from './log.ts'

/** Milliseconds between two looks, and looks without an answer that are too many. */
const usualTimes = { look: 10_000, looks: 6 }

/** What it does; other in tests. */
const usualEffects = {
  look: (): Promise<unknown> => stat(process.execPath),
  end: (): void => process.exit(1),
}

/**
 * Ends the process once it has not heard from its own disk for a minute, until the returned function is called. Its timers and
 * sockets would go on, so that everybody took it for busy: a garden that it makes would wait for ever. Looks are counted, since
 * a machine that slept has not waited.
 */
export function endWhenStuck(log: Log, effects = usualEffects, times = usualTimes): () => void {
  let waited: number | undefined
  const settle = (): void => {
    waited = undefined
  }
  const timer = setInterval(() => {
    if (waited === undefined) {
      waited = 0
      effects.look().then(settle, settle)
    } else if (++waited >= times.looks) {
      clearInterval(timer)
      log('error', 'stuck', { reason: 'the disk of this process does not answer' })
      effects.end()
    }
  }, times.look)
  timer.unref()
  return () => clearInterval(timer)
}
