import { describe, expect, it } from 'vitest'
import { add, listStates } from '../../../src/hub/administer.ts'
import type { Database } from '../../../src/hub/database/database.ts'
import { getGarden } from '../../../src/hub/gardens/garden-record.ts'
import { endPushes, lastPush, listForgotten, notePush, noteTrouble } from '../../../src/hub/gardens/pushes.ts'
import { noPostgres, openTestHub } from '../../hub-database.ts'

async function addGarden(database: Database): Promise<string> {
  await add(database, 'test', {
    path: 'a/notes',
    gitUrl: 'file:///nowhere',
    branch: 'main',
    isTrusted: false,
    publish: null,
    readers: [],
  })
  return (await getGarden(database.query, 'a/notes')).id
}

describe.skipIf(noPostgres !== '')(`a garden that cannot be made${noPostgres}`, () => {
  it('is not asked for before its next attempt, but after a new push', async () => {
    const database = await openTestHub()
    const { query } = database
    const garden = await addGarden(database)
    const forgotten = async () => (await listForgotten(query, 120)).map(({ id }) => id)
    expect(await forgotten()).toEqual([garden])
    await noteTrouble(query, garden, 'git fetch: no such repository')
    expect(await forgotten()).toEqual([])
    await notePush(query, { garden, cause: 'hand' })
    expect(await forgotten()).toEqual([garden])
    await noteTrouble(query, garden, 'git fetch: no such repository')
    expect(await forgotten()).toEqual([])
    // Nobody tried in the time in which somebody should have.
    await query("update gardens set tried_at = now() - interval '121 seconds'")
    expect(await forgotten()).toEqual([garden])
  })

  it('is listed with the reason, until it is made', async () => {
    const database = await openTestHub()
    const { query } = database
    const garden = await addGarden(database)
    await noteTrouble(query, garden, 'git fetch: no such repository')
    const [state] = await listStates(database)
    expect(state).toMatchObject({ waiting: 1, failure: null, trouble: 'git fetch: no such repository' })
    await endPushes(query, garden, await lastPush(query, garden), { commit: 'c' })
    expect((await listStates(database))[0]).toMatchObject({ waiting: 0, failure: null, trouble: null })
  })
})
