import type { ContentKeeper } from './content/content.ts'
import type { Digest } from './content/content-store.ts'
import type { Database } from './database/database.ts'
import { listGardens } from './gardens/garden-record.ts'
import { notePush } from './gardens/pushes.ts'
import { wantUsualViews } from './gardens/views.ts'
import { contentsLock } from './work/publish-view.ts'

/** Contents that are removed while nobody can put any. */
const atOnce = 500

/** What was removed. */
export interface TidyCounts {
  readonly contents: number
  readonly views: number
}

/**
 * Removes views that nobody wanted, notices of pushes and sessions that are over, and contents that no page has and that
 * were not stored within so many days. A worker waits while some contents go, and never relies on one that goes.
 */
export async function tidy(database: Database, content: ContentKeeper, days: number): Promise<TidyCounts> {
  const { query } = database
  for (const { id } of await listGardens(query)) await wantUsualViews(query, id)
  const views = await query(
    'delete from views where wanted_at < now() - make_interval(days => $1) returning id',
    [Math.max(days, 30)],
  )
  if (views.length > 0) await query("select pg_notify('hub_changed', '')")
  await query('delete from pushes where ended_at < now() - make_interval(days => $1)', [Math.max(days, 30)])
  await query('delete from sessions where expires_at < now()')
  // Whoever comes back to an older one is told that it was begun anew.
  await query(
    "delete from drafts where not is_unsaved and comments = 0 and changed_at < now() - interval '30 days'",
  )
  let contents = 0
  for (let removed = atOnce; removed === atOnce; contents += removed)
    removed = await removeSome(database, content, days)
  return { contents, views: views.length }
}

/** A row goes after its content: where this is killed in between, the next one finds the row and does both again. */
async function removeSome(database: Database, content: ContentKeeper, days: number): Promise<number> {
  return database.connected(async ({ query }) => {
    const lock = contentsLock(database.schema)
    await query(`select pg_advisory_lock(${lock})`)
    try {
      const gone = await query<{
        digest: Digest
        packed: Digest | null
        isPacked: boolean
        hasTwin: boolean
      }>(
        `select digest, packed,
           exists (select from contents other where other.packed = contents.digest) as "isPacked",
           exists (select from contents other
             where other.digest = contents.packed
               or (other.packed = contents.packed and other.digest <> contents.digest)) as "hasTwin"
         from contents where stored_at < now() - make_interval(days => $1)
           and not exists (select from pages where pages.digest = contents.digest) limit $2`,
        [days, atOnce],
      )
      for (const { digest, packed, isPacked, hasTwin } of gone) {
        // What one garden has as a file may be what another one's page is packed into.
        if (!isPacked) await content.remove(digest)
        if (packed !== null && !hasTwin) await content.remove(packed)
      }
      await query('delete from contents where digest = any($1::text[])', [gone.map(({ digest }) => digest)])
      return gone.length
    } finally {
      await query(`select pg_advisory_unlock(${lock})`).catch(() => [])
    }
  })
}

/** Contents that are looked for at once. */
const lookedFor = 32

/** What was missing. */
export interface MendCounts {
  readonly contents: number
  readonly gardens: number
}

/**
 * Looks for every content that the database names, and forgets those that the store has lost; the gardens that show one are
 * made anew, and until then say that a page is missing.
 */
export async function mend(database: Database, content: Pick<ContentKeeper, 'has'>): Promise<MendCounts> {
  const missing: Digest[] = []
  for (let after = ''; ; ) {
    const some = await database.query<{ digest: Digest; packed: Digest | null }>(
      'select digest, packed from contents where digest > $1 order by digest limit $2',
      [after, lookedFor],
    )
    if (some.length === 0) break
    await Promise.all(
      some.map(async ({ digest, packed }) => {
        const isThere = (await content.has(digest)) && (packed === null || (await content.has(packed)))
        if (!isThere) missing.push(digest)
      }),
    )
    after = some.at(-1)!.digest
  }
  const gardens = await database.transact(async (query) => {
    const views = await query<{ view: string }>(
      'with gone as (delete from pages where digest = any($1::text[]) returning view) select distinct view::text from gone',
      [missing],
    )
    await query('delete from contents where digest = any($1::text[])', [missing])
    const changed = await query<{ garden: string }>(
      `update views set made_of = null, revision = revision + 1 where id = any($1::bigint[])
       returning garden::text`,
      [views.map(({ view }) => view)],
    )
    const gardens = new Set(changed.map(({ garden }) => garden))
    for (const garden of gardens) await notePush(query, { garden, cause: 'hand' })
    await query("select pg_notify('hub_changed', '')")
    return gardens.size
  })
  return { contents: missing.length, gardens }
}
