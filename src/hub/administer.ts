import { randomBytes } from 'node:crypto'
import type { Database, Query } from './database/database.ts'
import { audit } from './gardens/audit.ts'
import {
  addGarden,
  changeLimits,
  type GardenRecord,
  getGarden,
  parsePath,
  pathOf,
  type TenantLimits,
} from './gardens/garden-record.ts'
import { notePush } from './gardens/pushes.ts'
import { everybody, folderKey, type Permission } from './gardens/verdicts.ts'
import { wantUsualViews } from './gardens/views.ts'

/** What may be said of a new garden. */
export interface NewGarden extends Pick<GardenRecord, 'gitUrl' | 'branch' | 'isTrusted' | 'publish'> {
  /** `tenant/name`. */
  readonly path: string
  /** Who may read all of it; more is said by {@link grant}. */
  readonly readers: readonly string[]
}

/** How one garden is, for who runs the hub. */
export interface GardenState {
  readonly path: string
  readonly gitUrl: string
  readonly branch: string
  /** Views that are shown, and all. */
  readonly shown: number
  readonly views: number
  readonly waiting: number
  /** Why the last push is not shown and will not be; null where it is. */
  readonly failure: string | null
  /** Why pushes wait that are tried again; null where nothing failed. */
  readonly trouble: string | null
}

/** Adds a garden that nobody but `readers` may read, and asks for its first making. */
export function add(database: Database, actor: string, garden: NewGarden): Promise<GardenRecord> {
  const { tenant, name } = parsePath(garden.path)
  const { gitUrl, branch, isTrusted, publish } = garden
  const hookSecret = randomBytes(24).toString('base64url')
  return database.transact(async (query) => {
    const added = await addGarden(query, { tenant, name, gitUrl, branch, isTrusted, publish, hookSecret })
    await audit(query, {
      actor,
      action: 'garden-added',
      garden: garden.path,
      detail: { gitUrl, branch, isTrusted },
    })
    for (const reader of garden.readers) await addPermission(query, actor, added, { folder: '', reader })
    await notePush(query, { garden: added.id, cause: 'hand' })
    await tellChange(query)
    return added
  })
}

/** Takes a garden away; its repository is not touched. */
export function remove(database: Database, actor: string, path: string): Promise<void> {
  return database.transact(async (query) => {
    const { id } = await getGarden(query, path)
    await query('delete from gardens where id = $1', [id])
    await audit(query, { actor, action: 'garden-removed', garden: path })
    await tellChange(query)
  })
}

/** Lets a group read a folder. Whoever is not named for that folder may not read it any more. */
export function grant(database: Database, actor: string, path: string, given: Permission): Promise<void> {
  return database.transact(async (query) => {
    await addPermission(query, actor, await getGarden(query, path), given)
    await tellChange(query)
  })
}

/** Takes a permission back. Rejects where it was not given. */
export function revoke(database: Database, actor: string, path: string, taken: Permission): Promise<void> {
  return database.transact(async (query) => {
    const garden = await getGarden(query, path)
    const folder = folderKey(taken.folder)
    const gone = await query(
      'delete from permissions where garden = $1 and folder = $2 and reader = $3 returning folder',
      [garden.id, folder, taken.reader],
    )
    if (gone.length === 0) throw new Error(`"${taken.reader}" has no permission for "${folder}" of ${path}`)
    const detail = { folder, reader: taken.reader }
    await audit(query, { actor, action: 'permission-revoked', garden: path, detail })
    await wantUsualViews(query, garden.id)
    await tellChange(query)
  })
}

/** Lets a group write a folder of which it may read the notes. Whoever is not named for that folder may not write it any more. */
export function grantWriting(
  database: Database,
  actor: string,
  path: string,
  { folder, reader: writer }: Permission,
): Promise<void> {
  if (writer === everybody)
    throw new Error('Whoever writes has to be signed in: expected a group, or @ for whoever is signed in')
  return database.transact(async (query) => {
    const { id } = await getGarden(query, path)
    const key = folderKey(folder)
    await query('insert into writers (garden, folder, writer) values ($1, $2, $3) on conflict do nothing', [
      id,
      key,
      writer,
    ])
    await audit(query, { actor, action: 'writing-granted', garden: path, detail: { folder: key, writer } })
    await tellChange(query)
  })
}

/** Takes that back. Rejects where it was not given. */
export function revokeWriting(
  database: Database,
  actor: string,
  path: string,
  { folder, reader: writer }: Permission,
): Promise<void> {
  return database.transact(async (query) => {
    const { id } = await getGarden(query, path)
    const key = folderKey(folder)
    const gone = await query(
      'delete from writers where garden = $1 and folder = $2 and writer = $3 returning folder',
      [id, key, writer],
    )
    if (gone.length === 0)
      throw new Error(`"${writer}" may not write "${key}" of ${path} by a line of its own`)
    await audit(query, { actor, action: 'writing-revoked', garden: path, detail: { folder: key, writer } })
    await tellChange(query)
  })
}

/** Changes what a tenant may use. */
export function limit(
  database: Database,
  actor: string,
  tenant: string,
  limits: Partial<TenantLimits>,
): Promise<TenantLimits> {
  return database.transact(async (query) => {
    const changed = await changeLimits(query, tenant, limits)
    if (Object.keys(limits).length > 0)
      await audit(query, { actor, action: 'limits-changed', detail: { tenant, ...limits } })
    return changed
  })
}

/** All gardens and how they are. */
export function listStates({ query }: Pick<Database, 'query'>): Promise<readonly GardenState[]> {
  return query<GardenState>(
    `select tenant || '/' || name as path, git_url as "gitUrl", branch,
       (select count(*)::int from views where garden = gardens.id and made_of is not null) as shown,
       (select count(*)::int from views where garden = gardens.id) as views,
       (select count(*)::int from pushes where garden = gardens.id and ended_at is null) as waiting,
       (select failure from pushes where garden = gardens.id and ended_at is not null order by id desc limit 1) as failure,
       trouble
     from gardens order by tenant, name`,
  )
}

async function addPermission(
  query: Query,
  actor: string,
  garden: GardenRecord,
  { folder, reader }: Permission,
): Promise<void> {
  const key = folderKey(folder)
  await query('insert into permissions (garden, folder, reader) values ($1, $2, $3) on conflict do nothing', [
    garden.id,
    key,
    reader,
  ])
  const detail = { folder: key, reader }
  await audit(query, { actor, action: 'permission-granted', garden: pathOf(garden), detail })
  await wantUsualViews(query, garden.id)
}

/** Servers read anew who may read what. */
async function tellChange(query: Query): Promise<void> {
  await query("select pg_notify('hub_changed', '')")
}
