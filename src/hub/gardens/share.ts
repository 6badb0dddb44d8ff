import type { Query } from '../database/database.ts'

/** Processor seconds that a tenant may use at once, however long ago it used any: a push to a large garden is no attack. */
export const mostInOneGo = 60

/** SQL: what a tenant has used and its share has not made up for since, in seconds of a processor. */
const debt = `greatest(0, spent - extract(epoch from clock_timestamp() - spent_at)::float8 * most_share / 100)`

/**
 * How many seconds a tenant has to wait until its gardens are made again, 0 where it has used no more than its share. A tenant
 * that has a hub to itself takes nothing from anybody, and never waits.
 */
export async function restOf(query: Query, tenant: string): Promise<number> {
  const [row] = await query<{ rest: number }>(
    `select greatest(0, ${debt} - $2) * 100 / most_share as rest from tenants
     where name = $1 and exists (select from tenants as others where others.name <> $1)`,
    [tenant, mostInOneGo],
  )
  return Math.ceil(row?.rest ?? 0)
}

/** Notes what making a garden of a tenant has cost, in seconds of a processor. */
export async function noteSpent(query: Query, tenant: string, seconds: number): Promise<void> {
  await query(`update tenants set spent = ${debt} + $2, spent_at = clock_timestamp() where name = $1`, [
    tenant,
    seconds,
  ])
}
