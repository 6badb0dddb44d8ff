import type { Database, Query } from './database.ts'
import { type Migration, migrations } from './migrations.ts'

/** Which version the tables have, 0 where there are none. */
export async function readVersion(query: Query, schema: string): Promise<number> {
  const [found] = await query<{ known: string | null }>('select to_regclass($1) as known', [
    `${schema}.migrations`,
  ])
  if (found?.known == null) return 0
  const [row] = await query<{ version: number | null }>('select max(version) as version from migrations')
  return row?.version ?? 0
}

/**
 * Brings the tables to a version, forward or back, all in one transaction; resolves to the version they had. Two that do so
 * at once wait for each other. Rejects for a version that there is not.
 */
export async function migrate(
  database: Database,
  to: number = migrations.length,
  steps: readonly Migration[] = migrations,
): Promise<number> {
  if (!Number.isInteger(to) || to < 0 || to > steps.length)
    throw new Error(`There is no version ${to} of the tables, expected 0 to ${steps.length}`)
  const { schema } = database
  return database.transact(async (query) => {
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`hortus migrate ${schema}`])
    await query(`create schema if not exists ${schema}`)
    const from = await readVersion(query, schema)
    if (from > steps.length)
      throw new Error(`The tables have version ${from}, which is newer than this program (${steps.length})`)
    if (from === 0)
      await query(
        'create table if not exists migrations (version integer primary key, at timestamptz not null default now())',
      )
    for (let version = from + 1; version <= to; version++) {
      await query(steps[version - 1]!.up)
      await query('insert into migrations (version) values ($1)', [version])
    }
    for (let version = from; version > to; version--) {
      await query(steps[version - 1]!.down)
      await query('delete from migrations where version = $1', [version])
    }
    if (to === 0) await query('drop table migrations')
    return from
  })
}

/** Rejects with what to do where the tables are older than this program needs. Newer ones are for a rolling upgrade. */
export async function requireTables(database: Database): Promise<void> {
  const version = await readVersion(database.query, database.schema)
  if (version < migrations.length)
    throw new Error(
      `The tables have version ${version}, and this program needs ${migrations.length}: run "hortus hub migrate"`,
    )
}
