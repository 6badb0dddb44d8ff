import type { Session } from '../session/session.ts'
import { cachedPoolOf } from './cached-pool.ts'
import { type OpenGarden, type OpenSessionRequest, openSession } from './open-garden.ts'

/**
 * A session for a command that asks once and ends. It takes what earlier commands prepared of the same notes, and when
 * it is closed keeps what it had to prepare itself for the next one.
 */
export function openKeptSession(garden: OpenGarden, request: OpenSessionRequest = {}): Session {
  const pool = cachedPoolOf(garden)
  const close = async (): Promise<void> => {
    await pool.save()
    await pool.close()
  }
  return openSession({ ...garden, pool: { ...pool, close } }, request)
}
