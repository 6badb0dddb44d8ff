import { once } from 'node:events'

/** Resolves at the first signal to end; the next one ends the program at once, whatever it is at. */
export async function untilSignal(): Promise<void> {
  const waiting = new AbortController()
  await Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal, waiting)))
  waiting.abort()
}
