import type { Query } from '../database/database.ts'

/** Pushes of one garden that wait at most: whatever comes beyond is shown with them, since the newest state is fetched. */
const mostWaiting = 100

/** Who tells of a push. */
interface Push {
  readonly garden: string
  readonly cause: 'hook' | 'hand' | 'view' | 'writing'
  /** What the sender calls it, so that the same is not told twice. */
  readonly delivery?: string
}

/** Notes a push. False where it is known already, or enough of them wait. */
export async function notePush(query: Query, { garden, cause, delivery }: Push): Promise<boolean> {
  const noted = await query(
    `insert into pushes (garden, cause, delivery)
     select $1, $2, $3
     where (select count(*) from pushes where garden = $1 and ended_at is null) < $4
     on conflict do nothing returning id`,
    [garden, cause, delivery ?? null, mostWaiting],
  )
  return noted.length > 0
}

/** The newest push of a garden, '0' where there is none: whatever is fetched after it was read shows all up to it. */
export async function lastPush(query: Query, garden: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    'select coalesce(max(id), 0)::text as id from pushes where garden = $1',
    [garden],
  )
  return row!.id
}

/** Whether a garden has pushes that nobody has made yet. */
export async function hasWaiting(query: Query, garden: string): Promise<boolean> {
  const waiting = await query('select from pushes where garden = $1 and ended_at is null limit 1', [garden])
  return waiting.length > 0
}

/** Ends the pushes that wait up to one: they are shown, or cannot be for a reason that only another push mends. */
export async function endPushes(
  query: Query,
  garden: string,
  upTo: string,
  end: { readonly commit: string } | { readonly failure: string },
): Promise<void> {
  await query(
    `update pushes set ended_at = clock_timestamp(), made_commit = $3, failure = $4
     where garden = $1 and id <= $2 and ended_at is null`,
    [garden, upTo, 'commit' in end ? end.commit : null, 'failure' in end ? end.failure : null],
  )
  await query('update gardens set trouble = null, tried_at = null where id = $1 and tried_at is not null', [
    garden,
  ])
}

/** Remembers why pushes still wait, since making them failed for a reason that may pass. */
export async function noteTrouble(query: Query, garden: string, reason: string): Promise<void> {
  await query('update gardens set trouble = $2, tried_at = now() where id = $1', [garden, reason])
}

/**
 * Gardens with pushes that wait and that nobody tries again by himself: one that failed within the last `seconds` is in the
 * queue for another attempt already, unless a push came since.
 */
export function listForgotten(
  query: Query,
  seconds: number,
): Promise<readonly { readonly id: string; readonly tenant: string }[]> {
  return query(
    `select id::text, tenant from gardens where exists (
       select from pushes where garden = gardens.id and ended_at is null
         and (tried_at is null or received_at > tried_at or tried_at < now() - make_interval(secs => $1)))`,
    [seconds],
  )
}
