import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'

/**
 * Whether this process is the one that serves documents. `unsure` while the database is away: whoever is writing goes on, and
 * nothing is pushed.
 */
type Turn = 'ours' | 'unsure' | 'others'

/** The right to serve documents, which one process of a hub has. */
export interface HeldTurn {
  readonly turn: Turn
  close(): Promise<void>
}

/** Milliseconds between two looks at the connection that holds it. */
const look = 1_000

/** Tries to get the right, and to keep it, until it is closed. `onTurn` is waited for before the next look. */
export async function holdTurn(database: Database, onTurn: (turn: Turn) => Promise<void>): Promise<HeldTurn> {
  let turn: Turn = 'others'
  const ending = new AbortController()
  let isTried = (): void => {}
  const tried = new Promise<void>((resolve) => {
    isTried = resolve
  })
  const change = async (next: Turn): Promise<void> => {
    if (next === turn) return
    turn = next
    await onTurn(next)
  }
  const pause = (): Promise<unknown> => sleep(look, undefined, { signal: ending.signal }).catch(() => {})
  const hold = (): Promise<void> =>
    database.connected(async ({ query }) => {
      const key = `hortus together ${database.schema}`
      const [row] = await query<{ isOurs: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as "isOurs"',
        [key],
      )
      await change(row?.isOurs ? 'ours' : 'others')
      isTried()
      if (turn !== 'ours') return
      while (!ending.signal.aborted) {
        await pause()
        await query('select 1')
      }
      await query('select pg_advisory_unlock(hashtextextended($1, 0))', [key])
    })
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await hold().catch(() => (turn === 'ours' ? change('unsure') : undefined))
      isTried()
      await pause()
    }
  }
  const following = follow()
  await tried
  return {
    get turn() {
      return turn
    },
    async close() {
      ending.abort()
      await following
    },
  }
}
