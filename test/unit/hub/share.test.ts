import { describe, expect, it, onTestFinished } from 'vitest'
import { add, listStates } from '../../../src/hub/administer.ts'
import type { Database } from '../../../src/hub/database/database.ts'
import { changeLimits, getGarden } from '../../../src/hub/gardens/garden-record.ts'
import { mostInOneGo, noteSpent, restOf } from '../../../src/hub/gardens/share.ts'
import { openJobQueue } from '../../../src/hub/work/job-queue.ts'
import { makeGarden } from '../../../src/hub/work/make-garden.ts'
import { openShop } from '../../e2e/hub/hub-shop.ts'
import { noPostgres, openTestHub } from '../../hub-database.ts'

const addGarden = (database: Database, path: string): Promise<unknown> =>
  add(database, 'test', {
    path,
    gitUrl: 'file:///nowhere',
    branch: 'main',
    isTrusted: false,
    publish: null,
    readers: [],
  })

describe.skipIf(noPostgres !== '')(`the share of a tenant${noPostgres}`, () => {
  it('lets it wait once it has used more, and no longer than the share takes to make up for that', async () => {
    const database = await openTestHub()
    const { query } = database
    await addGarden(database, 'a/notes')
    await addGarden(database, 'b/notes')
    expect(await restOf(query, 'a')).toBe(0)
    await noteSpent(query, 'a', mostInOneGo - 1)
    expect(await restOf(query, 'a')).toBe(0)
    await noteSpent(query, 'a', 11)
    // Ten seconds too many, at a quarter of a processor.
    expect(await restOf(query, 'a')).toBe(40)
    expect(await restOf(query, 'b')).toBe(0)
    await changeLimits(query, 'a', { mostShare: 100 })
    expect(await restOf(query, 'a')).toBe(10)
    await query("update tenants set spent_at = spent_at - interval '11 seconds'")
    expect(await restOf(query, 'a')).toBe(0)
  })

  it('is not looked at where there is no other tenant', async () => {
    const database = await openTestHub()
    await addGarden(database, 'a/notes')
    await noteSpent(database.query, 'a', 10_000)
    expect(await restOf(database.query, 'a')).toBe(0)
  })

  it('puts its garden off, and says so', async () => {
    const shop = await openShop()
    const { database } = shop
    await addGarden(database, 'a/notes')
    await addGarden(database, 'b/notes')
    await noteSpent(database.query, 'a', mostInOneGo + 10)
    const { id } = await getGarden(database.query, 'a/notes')
    const signal = new AbortController().signal
    expect(await makeGarden(shop, id, signal)).toEqual({ tenant: 'a', seconds: 40 })
    expect(await listStates(database)).toMatchObject([
      {
        waiting: 1,
        failure: null,
        trouble: '"a" has used more than its share of the processors; in 40 seconds',
      },
      { waiting: 1, trouble: null },
    ])
  })

  it('counts what came to nothing', async () => {
    const shop = await openShop()
    const { database } = shop
    await addGarden(database, 'a/notes')
    await addGarden(database, 'b/notes')
    const { id } = await getGarden(database.query, 'a/notes')
    // No address: each look at the clock is ten seconds later.
    await database.query("update gardens set git_url = '-x'")
    let ms = 0
    const now = (): Date => {
      ms += 10_000
      return new Date(ms)
    }
    expect(await makeGarden({ ...shop, now }, id, new AbortController().signal)).toBe(undefined)
    const [{ spent } = { spent: 0 }] = await database.query<{ spent: number }>(
      "select spent from tenants where name = 'a'",
    )
    expect(spent).toBeGreaterThan(0)
  })

  it('has the queue try again what was put off, once', async () => {
    const database = await openTestHub()
    await addGarden(database, 'a/notes')
    const { id } = await getGarden(database.query, 'a/notes')
    const queue = await openJobQueue(database, () => {}, 'worker')
    onTestFinished(() => queue.close())
    const asked: string[] = []
    const made = new Promise<void>((resolve) => {
      void queue.work(async (garden) => {
        asked.push(garden)
        if (asked.length === 1) return { tenant: 'a', seconds: 1 }
        resolve()
        return undefined
      })
    })
    await queue.ask({ id, tenant: 'a' })
    await made
    expect(await queue.ask({ id, tenant: 'a' })).toBe(true)
    expect(asked).toEqual([id, id])
  })
})
