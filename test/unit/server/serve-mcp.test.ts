import { expect, it } from 'vitest'
import { createMcpApp } from '../../../src/server/serve-mcp.ts'

const token = 'k'.repeat(43)

it('turns floods of requests away, and answers again later', async () => {
  let time = 0
  let answered = 0
  const fetch = async (): Promise<Response> => {
    answered++
    return new Response('{}')
  }
  const policy = {
    kind: 'loopback',
    hosts: new Set(['localhost']),
    peers: new Set<string>(),
    token,
    canEdit: false,
  } as const
  const app = createMcpApp({ handler: { fetch, close: async () => {} }, policy }, () => time)
  const ask = async (key: string): Promise<number> =>
    (
      await app.request('http://localhost/mcp', {
        headers: { host: 'localhost', authorization: `Bearer ${key}` },
      })
    ).status
  // Who has no key takes nothing from who has.
  for (let i = 0; i < 300; i++) expect(await ask('wrong')).toBe(401)
  for (let i = 0; i < 200; i++) expect(await ask(token)).toBe(200)
  expect([await ask(token), answered]).toEqual([429, 200])
  time += 1_000
  expect(await ask(token)).toBe(200)
})
