import type { Query } from '../database/database.ts'
import { notePush } from './pushes.ts'
import { everybody, members, type Permission, type Verdicts, verdictsOf } from './verdicts.ts'

/** A garden as all who may read the same of it see it. */
export interface View {
  readonly id: string
  readonly verdicts: Verdicts
  /** Everything that it was made of, as one text; null before it was made. */
  readonly madeOf: string | null
}

/** Views of one garden at most: each is a site of its own. */
const mostViews = 64

/** The permissions of a garden, sorted. */
function listPermissions(query: Query, garden: string): Promise<readonly Permission[]> {
  return query<Permission>(
    'select folder, reader from permissions where garden = $1 order by folder, reader',
    [garden],
  )
}

/** The views of a garden. */
export async function listViews(query: Query, garden: string): Promise<readonly View[]> {
  const rows = await query<Omit<View, 'verdicts'> & { readonly verdicts: string }>(
    `select id::text, verdicts, made_of as "madeOf"
     from views where garden = $1 order by id`,
    [garden],
  )
  return rows.map((row) => ({ ...row, verdicts: JSON.parse(row.verdicts) as Verdicts }))
}

/** Sees to it that a view is made. False where the garden has as many as it may have. */
export async function wantView(query: Query, garden: string, verdicts: Verdicts): Promise<boolean> {
  const wanted = await query<{ isMade: boolean }>(
    `insert into views (garden, verdicts)
     select $1, $2 where (select count(*) from views where garden = $1) < $3
       or exists (select from views where garden = $1 and verdicts = $2)
     on conflict (garden, verdicts) do update set wanted_at = now()
     returning made_of is not null as "isMade"`,
    [garden, JSON.stringify(verdicts), mostViews],
  )
  if (wanted[0]?.isMade === false) await notePush(query, { garden, cause: 'view' })
  return wanted.length > 0
}

/** Wants the views of everybody and of the members of each single group; others are wanted when such a reader comes. */
export async function wantUsualViews(query: Query, garden: string): Promise<void> {
  const permissions = await listPermissions(query, garden)
  const readers = new Set([everybody, ...permissions.map(({ reader }) => reader)])
  for (const reader of readers) {
    const isMember = reader !== everybody
    const groups = new Set([everybody, ...(isMember ? [members, reader] : [])])
    const verdicts = verdictsOf(permissions, groups)
    if (verdicts !== undefined) await wantView(query, garden, verdicts)
  }
}
