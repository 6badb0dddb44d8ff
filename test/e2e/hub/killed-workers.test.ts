import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { add } from '../../../src/hub/administer.ts'
import { createContent } from '../../../src/hub/content/content.ts'
import { createFolderContent } from '../../../src/hub/content/folder-content.ts'
import { notePush } from '../../../src/hub/gardens/pushes.ts'
import { noPostgres, openTestHub, testDatabase } from '../../hub-database.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { program } from '../cli/run-hortus.ts'
import { createRepository, scratchFolder, shownFiles, usualGarden } from './hub-shop.ts'

/** Workers at once, workers that are killed, gardens, and pushes to each. */
const size = process.env['HORTUS_FULL'] === '1' ? { kills: 50, pushes: 12 } : { kills: 10, pushes: 4 }

/** Starts the program's own worker. */
function startWorker(env: Readonly<Record<string, string>>, folder: string): ChildProcess {
  const worker = spawn(process.execPath, [program, 'hub', 'work', '--poll', '0', '--folder', folder], {
    env: { ...env, PATH: process.env['PATH'] ?? '' },
    stdio: 'ignore',
  })
  onTestFinished(() => void worker.kill('SIGKILL'))
  return worker
}

describe.skipIf(noPostgres !== '')(`workers that are killed${noPostgres}`, () => {
  it('lose no push, and show none twice', async () => {
    const database = await openTestHub()
    const [store, folder] = [scratchFolder(), scratchFolder()]
    const env = {
      HORTUS_HUB_DATABASE: testDatabase,
      HORTUS_HUB_SCHEMA: database.schema,
      HORTUS_HUB_STORE: `file://${store}`,
      HORTUS_HUB_PROTOCOLS: 'file',
      XDG_CACHE_HOME: scratchFolder(),
      TZ: 'UTC',
    }
    const random = seededRandom(50)
    const gardens = []
    for (const name of ['one', 'two', 'three']) {
      const repository = createRepository()
      repository.push({ 'index.md': `# Home of ${name}\n` })
      const usual = { ...usualGarden, readers: ['*'] }
      const garden = await add(database, 'test', { ...usual, path: `${name}/notes`, gitUrl: repository.url })
      gardens.push({ ...garden, repository })
    }
    const workers = [startWorker(env, folder), startWorker(env, folder)]
    const pushing = (async () => {
      for (let push = 1; push <= size.pushes; push++)
        for (const { id, repository } of gardens) {
          repository.push({ [`note-${push}.md`]: `# Note ${push}\n`, 'index.md': `# Home ${push}\n` })
          await notePush(database.query, { garden: id, cause: 'hook', delivery: `push ${push}` })
          await sleep(random() * 600)
        }
    })()
    for (let kill = 0; kill < size.kills; kill++) {
      await sleep(random() * 2_500)
      const at = kill % workers.length
      workers[at]!.kill('SIGKILL')
      workers[at] = startWorker(env, folder)
    }
    await pushing
    await expect
      .poll(() => database.query('select from pushes where ended_at is null'), {
        timeout: 300_000,
        interval: 500,
      })
      .toEqual([])
    expect(await database.query('select failure from pushes where failure is not null')).toEqual([])
    for (const { id, repository } of gardens) {
      const [view] = await database.query<{ id: string; made: string }>(
        'select id::text, made_commit as made from views where garden = $1',
        [id],
      )
      expect(view?.made).toBe(repository.git('rev-parse', 'HEAD').trim())
      const shown = await shownFiles(
        { database, content: createContent(createFolderContent(store)) },
        view?.id,
      )
      for (let push = 1; push <= size.pushes; push++) expect(shown.has(`note-${push}/index.html`)).toBe(true)
      expect(String(shown.get('index.html'))).toContain(`Home ${size.pushes}`)
    }
    const twice = await database.query(
      `select garden, detail->>'commit' from audit where action = 'view-made' group by 1, 2 having count(*) > 1`,
    )
    expect(twice).toEqual([])
  })
})
