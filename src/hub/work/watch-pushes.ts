import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { listForgotten } from '../gardens/pushes.ts'
import type { Log } from '../log.ts'
import { type JobQueue, longestRetry } from './job-queue.ts'

/** How often is looked, in milliseconds. */
export interface Rounds {
  /** For pushes that no job was made for, since who noted them was killed or the queue was away. */
  readonly forgotten: number
  /** For changes in repositories that tell of none; 0: never. */
  readonly poll: number
}

/** What is asked for again and again. */
interface Watching {
  readonly database: Database
  readonly queue: Pick<JobQueue, 'ask'>
  readonly rounds: Rounds
  readonly log: Log
}

/** Asks for gardens with pushes that wait, and for all gardens in the rhythm of polling, until the signal. */
export async function watchPushes(
  { database, queue, rounds, log }: Watching,
  signal: AbortSignal,
): Promise<void> {
  const { query } = database
  while (!signal.aborted) {
    try {
      if (rounds.poll > 0)
        // One worker of many comes first and does it for all.
        await query(
          `insert into pushes (garden, cause)
           select id, 'poll' from gardens where not exists (
             select from pushes where garden = gardens.id
               and (ended_at is null or received_at > now() - make_interval(secs => $1)))`,
          [rounds.poll / 1000],
        )
      // A view of a new day is another one: notes say from and until when they are public.
      await query(
        `insert into pushes (garden, cause)
         select id, 'turn' from gardens where exists (
           select from views where garden = gardens.id
             and (made_at at time zone 'UTC')::date < (now() at time zone 'UTC')::date)
           and not exists (select from pushes where garden = gardens.id
             and (ended_at is null or (received_at at time zone 'UTC')::date = (now() at time zone 'UTC')::date))`,
      )
      for (const garden of await listForgotten(query, longestRetry * 2)) await queue.ask(garden)
    } catch (error) {
      log('warning', 'watching-failed', { reason: (error as Error).message })
    }
    await sleep(rounds.forgotten, undefined, { signal }).catch(() => {})
  }
}
