import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { add } from '../../../src/hub/administer.ts'
import { openDatabase } from '../../../src/hub/database/database.ts'
import { notePush } from '../../../src/hub/gardens/pushes.ts'
import { startWorker } from '../../../src/hub/work/run-worker.ts'
import { noPostgres } from '../../hub-database.ts'
import { createRepository, openShop, scratchFolder, shownFiles, usualGarden } from './hub-shop.ts'
import { layWire } from './serving.ts'

/** Milliseconds for which the database is away, once in the middle of a making and once between two. */
const away = process.env['HORTUS_FULL'] === '1' ? 30_000 : 4_000

describe.skipIf(noPostgres !== '')(`a worker whose database goes away${noPostgres}`, () => {
  it('shows what was pushed meanwhile when it is back, without being started again', async () => {
    const shop = await openShop()
    const { query } = shop.database
    const repository = createRepository()
    repository.push({ 'index.md': '# Home\n' })
    const usual = { ...usualGarden, readers: ['*'] }
    const { id } = await add(shop.database, 'test', { ...usual, path: 'a/notes', gitUrl: repository.url })
    const wire = await layWire()
    const own = openDatabase(wire.address, shop.database.schema)
    const rounds = { forgotten: 300, poll: 0 }
    const worker = await startWorker({ ...shop, database: own }, scratchFolder(), rounds)
    onTestFinished(async () => {
      await worker.close()
      await own.close()
    })
    const shows = (address: string): Promise<void> =>
      expect.poll(async () => (await shownFiles(shop)).has(address), { timeout: 90_000 }).toBe(true)
    await shows('index.html')
    for (const [name, delay] of [
      ['while', 600],
      ['after', 0],
    ] as const) {
      repository.push({ [`${name}.md`]: `# ${name}\n` })
      await notePush(query, { garden: id, cause: 'hook', delivery: name })
      await sleep(delay)
      await wire.cut()
      await sleep(away)
      await wire.mend()
      await shows(`${name}/index.html`)
    }
    await expect
      .poll(() => query('select from pushes where ended_at is null'), { timeout: 60_000 })
      .toEqual([])
    expect(await query('select failure from pushes where failure is not null')).toEqual([])
  })
})
