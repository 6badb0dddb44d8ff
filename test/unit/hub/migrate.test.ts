import { describe, expect, it } from 'vitest'
import { migrate, readVersion, requireTables } from '../../../src/hub/database/migrate.ts'
import { type Migration, migrations } from '../../../src/hub/database/migrations.ts'
import { noPostgres, openTestHub } from '../../hub-database.ts'

describe.skipIf(noPostgres !== '')(`the hub's tables${noPostgres}`, () => {
  it('go forward and back, and leave nothing', async () => {
    const database = await openTestHub(true)
    for (let version = 1; version <= migrations.length; version++)
      expect(await migrate(database, version)).toBe(version - 1)
    await requireTables(database)
    for (let version = migrations.length; version > 0; version--)
      expect(await migrate(database, version - 1)).toBe(version)
    const left = await database.query('select relname from pg_class where relnamespace = $1::regnamespace', [
      database.schema,
    ])
    expect(left).toEqual([])
    expect(await migrate(database)).toBe(0)
  })

  it('are made once where several programs start at once', async () => {
    const database = await openTestHub(true)
    const before = await Promise.all([migrate(database), migrate(database), migrate(database)])
    expect(before.sort()).toEqual([0, migrations.length, migrations.length])
  })

  it('stay as they are where a step fails', async () => {
    const database = await openTestHub()
    const broken: readonly Migration[] = [
      ...migrations,
      { up: 'create table more (id int)', down: 'drop table more' },
      { up: 'create nonsense', down: '' },
    ]
    await expect(migrate(database, broken.length, broken)).rejects.toThrow('nonsense')
    expect(await readVersion(database.query, database.schema)).toBe(migrations.length)
  })

  it('are asked for in words where they are missing', async () => {
    await expect(requireTables(await openTestHub(true))).rejects.toThrow('hortus hub migrate')
  })
})
