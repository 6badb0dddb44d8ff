import type { Query } from '../database/database.ts'

/** A garden that the hub shows. */
export interface GardenRecord {
  /** A number that PostgreSQL gives; as text, since it may be larger than what JavaScript counts. */
  readonly id: string
  readonly tenant: string
  readonly name: string
  readonly gitUrl: string
  readonly branch: string
  /** Whether its config may be a program and is run: such a garden may do whatever the worker may. */
  readonly isTrusted: boolean
  /** What `hortus build --publish` is told; null for what it does by itself. */
  readonly publish: 'all' | 'marked' | null
  /** What both sides know who tell of pushes. */
  readonly hookSecret: string
}

/** What one tenant may use. */
export interface TenantLimits {
  /** Of one site. */
  readonly mostFiles: number
  /** Of one repository with its history, and of one site. */
  readonly mostBytes: number
  /** Seconds that fetching takes, and that building takes. */
  readonly mostSeconds: number
  /** MiB of one build. */
  readonly mostMemory: number
  /** Gardens that are made at once, whatever the number of workers. */
  readonly mostAtOnce: number
  /** Hundredths of one processor that making its gardens takes over time. */
  readonly mostShare: number
}

/** The columns of {@link GardenRecord}. */
const columns = `gardens.id::text, tenant, gardens.name, git_url as "gitUrl", branch, is_trusted as "isTrusted",
  publish, hook_secret as "hookSecret"`

/** `tenant/name`, as in addresses and on the command line. */
export function pathOf({ tenant, name }: Pick<GardenRecord, 'tenant' | 'name'>): string {
  return `${tenant}/${name}`
}

/** Reads `tenant/name`. Throws with a message for people. */
export function parsePath(path: string): { readonly tenant: string; readonly name: string } {
  const [, tenant, name] = /^([a-z0-9][a-z0-9-]{0,62})\/([a-z0-9][a-z0-9-]{0,62})$/.exec(path) ?? []
  if (tenant === undefined || name === undefined)
    throw new Error(`Found "${path}", expected tenant/garden in small letters, digits and hyphens`)
  return { tenant, name }
}

/** All gardens, sorted by their paths. */
export function listGardens(query: Query): Promise<readonly GardenRecord[]> {
  return query<GardenRecord>(`select ${columns} from gardens order by tenant, name`)
}

/** Undefined where there is none. */
export async function findGarden(
  query: Query,
  key: { readonly id: string } | { readonly tenant: string; readonly name: string },
): Promise<GardenRecord | undefined> {
  const found =
    'id' in key
      ? query<GardenRecord>(`select ${columns} from gardens where id = $1`, [key.id])
      : query<GardenRecord>(`select ${columns} from gardens where tenant = $1 and name = $2`, [
          key.tenant,
          key.name,
        ])
  return (await found)[0]
}

/** Rejects where there is none, with its name. */
export async function getGarden(query: Query, path: string): Promise<GardenRecord> {
  const garden = await findGarden(query, parsePath(path))
  if (garden === undefined) throw new Error(`There is no garden "${path}": "hortus hub list" names all`)
  return garden
}

/** Adds a garden, and its tenant where that is new. Rejects where its path is taken. */
export async function addGarden(query: Query, garden: Omit<GardenRecord, 'id'>): Promise<GardenRecord> {
  const { tenant, name, gitUrl, branch, isTrusted, publish, hookSecret } = garden
  await query('insert into tenants (name) values ($1) on conflict do nothing', [tenant])
  const [added] = await query<GardenRecord>(
    `insert into gardens (tenant, name, git_url, branch, is_trusted, publish, hook_secret)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning ${columns}`,
    [tenant, name, gitUrl, branch, isTrusted, publish, hookSecret],
  )
  if (added === undefined) throw new Error(`There is a garden "${pathOf(garden)}" already`)
  return added
}

/** What a tenant may use. */
export async function readLimits(query: Query, tenant: string): Promise<TenantLimits> {
  const [limits] = await query<TenantLimits>(
    `select most_files as "mostFiles", most_bytes::float8 as "mostBytes", most_seconds as "mostSeconds",
       most_memory as "mostMemory", most_at_once as "mostAtOnce",
       most_share as "mostShare" from tenants where name = $1`,
    [tenant],
  )
  if (limits === undefined) throw new Error(`There is no tenant "${tenant}"`)
  return limits
}

const limitColumns: Readonly<Record<keyof TenantLimits, string>> = {
  mostFiles: 'most_files',
  mostBytes: 'most_bytes',
  mostSeconds: 'most_seconds',
  mostMemory: 'most_memory',
  mostAtOnce: 'most_at_once',
  mostShare: 'most_share',
}

/** Changes what a tenant may use; what is not named stays. Rejects where there is no such tenant. */
export async function changeLimits(
  query: Query,
  tenant: string,
  limits: Partial<TenantLimits>,
): Promise<TenantLimits> {
  for (const [name, value] of Object.entries(limits))
    await query(`update tenants set ${limitColumns[name as keyof TenantLimits]} = $2 where name = $1`, [
      tenant,
      value,
    ])
  return readLimits(query, tenant)
}
