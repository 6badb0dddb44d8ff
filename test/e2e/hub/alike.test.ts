import { describe, expect, it } from 'vitest'
import { add, grant } from '../../../src/hub/administer.ts'
import { noPostgres } from '../../hub-database.ts'
import { createRepository, usualGarden } from './hub-shop.ts'
import { serveTestHub, type TestHub } from './serving.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

/** A hub with a garden of which everybody may read a folder, and one of which nobody may read anything. */
async function serveSecrets(): Promise<TestHub> {
  const hub = await serveTestHub()
  const { database } = hub.shop
  const repository = createRepository()
  repository.push({ 'open/index.md': '# Open\n', 'board/secret.md': '# Secret\n' })
  const garden = { ...usualGarden, gitUrl: repository.url, readers: ['staff'] }
  const { id } = await add(database, 'test', { ...garden, path: 'a/notes' })
  await add(database, 'test', { ...garden, path: 'a/secret' })
  await grant(database, 'test', 'a/notes', { folder: 'open', reader: '*' })
  for (let i = 0; i < 40; i++)
    await grant(database, 'test', 'a/secret', { folder: `folder ${i}`, reader: `group ${i}` })
  await hub.make(id)
  await expect.poll(async () => (await fetch(`${hub.url}/a/notes/open/`)).status).toBe(200)
  return hub
}

/** What there is and may not be read, and beside it what there is not. */
const pairs = [
  ['/a/notes/board/secret/', '/a/notes/board/nothin/'],
  ['/a/secret/', '/a/nothin/'],
  ['/a/secret', '/a/nothin'],
  ['/a/secret/x/', '/a/nothin/x/'],
  ['/-/write/a/secret/', '/-/write/a/nothin/'],
  ['/-/write/a/notes/board/secret.md', '/-/write/a/notes/board/nothin.md'],
  ['/-/comments/a/secret/', '/-/comments/a/nothin/'],
  ['/-/comments/a/notes/board/secret.md', '/-/comments/a/notes/board/nothin.md'],
] as const

describe.skipIf(noPostgres !== '')(`what may not be read${noPostgres}`, () => {
  it('is answered as what is not there: status, headers and every byte', async () => {
    const hub = await serveSecrets()
    const look = async (path: string): Promise<unknown> => {
      const answer = await fetch(hub.url + path, { redirect: 'manual' })
      const headers = [...answer.headers].filter(([name]) => name !== 'date')
      const body = (await answer.text()).replaceAll('secret', 'nothin')
      return { status: answer.status, headers, body }
    }
    for (const [hidden, missing] of pairs) {
      const answers = [await look(hidden), await look(missing)]
      expect(answers[0], hidden).toEqual(answers[1])
      expect(answers[0]).toMatchObject({ status: 404 })
    }
    const hooks = await Promise.all(
      ['secret', 'nothin'].map(async (name) => {
        const answer = await fetch(`${hub.url}/-/hook/a/${name}`, { method: 'POST', body: '{}' })
        return `${answer.status} ${await answer.text()}`
      }),
    )
    expect(hooks[0]).toBe(hooks[1])
  })

  it.skipIf(!isFull)('takes as long to answer: many samples of both cannot be told apart', async () => {
    const hub = await serveSecrets()
    for (const [hidden, missing] of pairs) {
      const samples: { readonly isHidden: boolean; readonly ms: number }[] = []
      for (let i = 0; i < 4_000; i++) {
        // In an order that nobody's clock keeps.
        const isHidden = Math.random() < 0.5
        const began = performance.now()
        await (await fetch(hub.url + (isHidden ? hidden : missing), { redirect: 'manual' })).arrayBuffer()
        if (i >= 500) samples.push({ isHidden, ms: performance.now() - began })
      }
      expect(Math.abs(rankSum(samples)), hidden).toBeLessThan(4)
    }
  })
})

/** The test of Mann and Whitney: how many standard deviations the ranks of one kind are from what chance gives. */
function rankSum(samples: readonly { readonly isHidden: boolean; readonly ms: number }[]): number {
  const sorted = [...samples].sort((a, b) => a.ms - b.ms)
  const ranks = sorted.flatMap(({ isHidden }, i) => (isHidden ? [i + 1] : []))
  const [n, m] = [ranks.length, sorted.length - ranks.length]
  const sum = ranks.reduce((all, rank) => all + rank, 0)
  return (sum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}
