import { EventEmitter, once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

/** The answers that a server has not sent whole yet. */
export interface OpenAnswers {
  /** Resolves when there are none, after so many milliseconds at the latest. */
  ended(milliseconds: number): Promise<void>
}

/** What is needed of an HTTP server: it tells of each request with its answer. */
interface AnsweringServer {
  on(event: 'request', listener: (request: unknown, response: EventEmitter) => void): unknown
}

/** Follows the answers of a server from now on. */
export function trackAnswers(server: AnsweringServer): OpenAnswers {
  const open = new Set<EventEmitter>()
  const changes = new EventEmitter()
  server.on('request', (_, response) => {
    open.add(response)
    response.once('close', () => {
      open.delete(response)
      if (open.size === 0) changes.emit('ended')
    })
  })
  return {
    async ended(milliseconds) {
      if (open.size === 0) return
      const waiting = new AbortController()
      await Promise.race([
        once(changes, 'ended', waiting),
        setTimeout(milliseconds, undefined, waiting),
      ]).finally(() => waiting.abort())
    },
  }
}
