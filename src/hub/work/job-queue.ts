import { PgBoss } from 'pg-boss'
import type { Database } from '../database/database.ts'
import { readLimits } from '../gardens/garden-record.ts'
import type { Log } from '../log.ts'

/** Gardens that have to be made. One that is asked for several times before its turn is made once. */
export interface JobQueue {
  /** Asks for a garden; false where it waits already. */
  ask(garden: { readonly id: string; readonly tenant: string }): Promise<boolean>
  /** Makes what is asked for, one at a time, until {@link close}. What rejects is tried again, each time later. */
  work(make: (garden: string, signal: AbortSignal) => Promise<PutOff | undefined>): Promise<void>
  /** Ends at once: what is being made goes back into the queue. */
  close(): Promise<void>
}

/** A garden that is not made yet. */
export interface PutOff {
  readonly tenant: string
  /** After which it is tried again. */
  readonly seconds: number
}

const queueName = 'make'

/** Seconds until the next attempt at most, when many have failed. */
export const longestRetry = 60

/**
 * Seconds: how soon a worker that was killed is noticed, how long a job may take at all, until the next attempt at first,
 * and how often the queue is looked after.
 */
const times = { heartbeat: 10, most: 7_200, retry: 1, look: 5 }

interface Job {
  readonly garden: string
}

/** Opens the queue in a schema beside the hub's. A sender of jobs keeps no watch over those that work. */
export async function openJobQueue(
  { address, schema, query }: Database,
  log: Log,
  role: 'sender' | 'worker',
): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: address,
    schema: `${schema}_jobs`,
    application_name: 'hortus hub jobs',
    max: 4,
    connectionTimeoutMillis: 5_000,
    useListenNotify: role === 'worker',
    supervise: role === 'worker',
    schedule: false,
    registerInstance: false,
    monitorIntervalSeconds: times.look,
    superviseIntervalSeconds: times.look,
  })
  boss.on('error', (error) => log('error', 'queue-error', { reason: error.message }))
  boss.on('warning', ({ message }) => log('warning', 'queue-warning', { reason: message }))
  await boss.start()
  await boss.createQueue(queueName, {
    policy: 'stately',
    notify: true,
    heartbeatSeconds: times.heartbeat,
    expireInSeconds: times.most,
    retryLimit: 1_000,
    retryDelay: times.retry,
    retryDelayMax: longestRetry,
    retryBackoff: true,
    deleteAfterSeconds: 3_600,
  })
  const ending = new AbortController()
  const send = async (job: Job, { tenant, seconds }: PutOff): Promise<boolean> => {
    const { mostAtOnce } = await readLimits(query, tenant)
    const group = { id: tenant, tier: String(mostAtOnce) }
    const options = { singletonKey: job.garden, group, startAfter: seconds }
    return (await boss.send(queueName, job, options)) !== null
  }
  return {
    ask: ({ id, tenant }) => send({ garden: id }, { tenant, seconds: 0 }),
    async work(make) {
      await boss.work<Job>(
        queueName,
        {
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 2,
          heartbeatRefreshSeconds: 3,
          groupConcurrency: { default: 1, tiers: tiers },
        },
        async ([job]) => {
          if (job === undefined) return
          const signal = AbortSignal.any([job.signal, ending.signal])
          const putOff = await make(job.data.garden, signal).catch((error: Error) => {
            log('warning', 'job-failed', { garden: job.data.garden, reason: error.message })
            throw error
          })
          if (putOff !== undefined) await send(job.data, putOff)
        },
      )
    },
    async close() {
      ending.abort()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** How many gardens of one tenant are made at once, by the name of the tier. */
const tiers: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from({ length: 64 }, (_, i) => [String(i + 1), i + 1]),
)
