import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../src/hub/database/database.ts'
import { migrate } from '../src/hub/database/migrate.ts'

/** Where tests look for PostgreSQL. */
export const testDatabase = process.env['HORTUS_TEST_DATABASE'] ?? 'postgres://postgres@127.0.0.1:5432/test'

/** Why tests are skipped that need one, for their names; empty where it answers. */
export const noPostgres = await refusalOf(testDatabase)

/** Tables of the test's own, which are gone when it ends; with `isEmpty` none yet. */
export async function openTestHub(isEmpty = false): Promise<Database> {
  const database = openDatabase(testDatabase, `hub_test_${randomBytes(6).toString('hex')}`)
  onTestFinished(async () => {
    await database.query(`drop schema if exists ${database.schema} cascade`)
    await database.query(`drop schema if exists ${database.schema}_jobs cascade`)
    await database.close()
  })
  if (!isEmpty) await migrate(database)
  return database
}

async function refusalOf(address: string): Promise<string> {
  const database = openDatabase(address, 'hub_test')
  try {
    await database.query('select 1')
    return ''
  } catch {
    return ' (skipped: no PostgreSQL answers)'
  } finally {
    await database.close()
  }
}
