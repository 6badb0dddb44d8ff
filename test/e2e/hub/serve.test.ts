import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { add, grant, remove, revoke } from '../../../src/hub/administer.ts'
import { noPostgres } from '../../hub-database.ts'
import { createRepository, shownFiles, usualGarden } from './hub-shop.ts'
import { layWire, serveTestHub } from './serving.ts'

/** An answer with its bytes as they came. */
function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe.skipIf(noPostgres !== '')(`a hub that serves${noPostgres}`, () => {
  it('answers with what is shown, and tells only who may know that there is more', {
    timeout: 120_000,
  }, async () => {
    const wire = await layWire()
    const hub = await serveTestHub({}, wire.address)
    const { database } = hub.shop
    const repository = createRepository()
    const text = 'A long text about nothing. '.repeat(200)
    repository.push({
      'index.md': `# Home\n\n${text}\n\n![[data.bin]] ![[counting.sim.ts]]\n`,
      'counting.sim.ts': readFileSync(
        new URL('../../fixtures/simulations/counting.sim.ts', import.meta.url),
        'utf8',
      ),
      'data.bin': new Uint8Array(5_000).fill(7),
    })
    const garden = await add(database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl: repository.url,
      readers: ['*'],
    })
    await add(database, 'test', {
      ...usualGarden,
      path: 'b/secret',
      gitUrl: repository.url,
      readers: ['staff'],
    })
    await expect.poll(async () => (await ask(`${hub.url}/a/notes/`)).status).toBe(503)
    await hub.make(garden.id)
    await expect.poll(async () => (await ask(`${hub.url}/a/notes/`)).status).toBe(200)

    // All that is shown, byte for byte, packed or not.
    for (const [address, bytes] of await shownFiles(hub.shop)) {
      const url = `${hub.url}/a/notes/${encodeURI(address)}`
      const plain = await ask(url)
      expect(plain.status, address).toBe(200)
      expect(plain.body.equals(bytes), address).toBe(true)
      const packed = await ask(url, { 'accept-encoding': 'gzip, br' })
      const unpacked =
        packed.headers['content-encoding'] === 'br' ? brotliDecompressSync(packed.body) : packed.body
      expect(unpacked.equals(bytes), address).toBe(true)
    }
    const home = await ask(`${hub.url}/a/notes/`, { 'accept-encoding': 'br' })
    expect(home.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    })
    const etag = String(home.headers['etag'])
    expect(
      (await ask(`${hub.url}/a/notes/`, { 'accept-encoding': 'br', 'if-none-match': etag })).status,
    ).toBe(304)
    // Packed and plain are two.
    expect((await ask(`${hub.url}/a/notes/`, { 'if-none-match': etag })).status).toBe(200)
    const asset = [...(await shownFiles(hub.shop)).keys()].find((address) => address.endsWith('.bin'))
    const part = await ask(`${hub.url}/a/notes/${asset}`, { range: 'bytes=10-19' })
    expect([part.status, part.body.length]).toEqual([206, 10])
    expect(part.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    // Its pages show this one in a frame.
    expect((await ask(`${hub.url}/a/notes/-/simulation.html`)).headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': "frame-ancestors 'self'",
    })
    expect((await ask(`${hub.url}/a/notes`)).headers['location']).toBe('/a/notes/')
    expect((await ask(`${hub.url}/a/notes/nothing`)).status).toBe(404)

    // A garden that may not be read is one that is not there.
    const [hidden, missing] = [await ask(`${hub.url}/b/secret/x`), await ask(`${hub.url}/b/absent/x`)]
    const without = (headers: Readonly<Record<string, unknown>>) => ({ ...headers, date: '' })
    expect(hidden.status).toBe(404)
    expect(String(hidden.body)).toBe(String(missing.body).replaceAll('absent', 'secret'))
    expect(without(hidden.headers)).toEqual(without(missing.headers))
    const front = String((await ask(`${hub.url}/`)).body)
    expect([front.includes('a/notes'), front.includes('secret')]).toEqual([true, false])
    for (const odd of ['/a/notes/%', '/a/notes/%00', '/a/../a', '/a%2fnotes/', '//a/notes/', '/-/none'])
      expect((await ask(hub.url + odd)).status, odd).toBeGreaterThanOrEqual(300)

    // The database goes; reading goes on, and what changes then is shown when it is back.
    await wire.cut()
    expect((await ask(`${hub.url}/a/notes/`)).status).toBe(200)
    await expect
      .poll(async () => String((await ask(`${hub.watchUrl}/metrics`)).body))
      .toContain('database_up 0')
    expect((await ask(`${hub.watchUrl}/ready`)).status).toBe(200)
    repository.push({ 'index.md': '# Home, changed\n' })
    await hub.make(garden.id)
    expect(String((await ask(`${hub.url}/a/notes/`)).body)).toContain('A long text')
    await wire.mend()
    await expect.poll(async () => String((await ask(`${hub.url}/a/notes/`)).body)).toContain('Home, changed')

    // What is taken back is gone at once.
    await revoke(database, 'test', 'a/notes', { reader: '*', folder: '' })
    await expect.poll(async () => (await ask(`${hub.url}/a/notes/`)).status).toBe(404)
    await grant(database, 'test', 'a/notes', { reader: '*', folder: '' })
    await expect.poll(async () => (await ask(`${hub.url}/a/notes/`)).status).toBe(200)
    await remove(database, 'test', 'a/notes')
    await expect.poll(async () => (await ask(`${hub.url}/a/notes/`)).status).toBe(404)

    const metrics = String((await ask(`${hub.watchUrl}/metrics`)).body)
    expect(metrics).toMatch(/hortus_hub_answers_total\{outcome="2xx"\} \d+/)
    expect(metrics.endsWith('# EOF\n')).toBe(true)
    expect(metrics).not.toMatch(/notes|secret/)
    const actions = await database.query<{ action: string }>(
      'select distinct action from audit order by action',
    )
    expect(actions.map(({ action }) => action)).toEqual([
      'garden-added',
      'garden-removed',
      'permission-granted',
      'permission-revoked',
      'view-made',
    ])
  })

  it('takes notices of pushes, each once, and only signed ones', async () => {
    const hub = await serveTestHub()
    const { database } = hub.shop
    const gitUrl = createRepository().url
    const { hookSecret } = await add(database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl,
      readers: [],
    })
    const body = JSON.stringify({ ref: 'refs/heads/main' })
    const tell = async (secret: string, path = 'a/notes', sent = body, delivery = '1'): Promise<number> => {
      const answer = await fetch(`${hub.url}/-/hook/${path}`, {
        method: 'POST',
        body: sent,
        headers: {
          'x-github-event': 'push',
          'x-github-delivery': delivery,
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(sent).digest('hex')}`,
        },
      })
      return answer.status
    }
    await expect.poll(() => tell(hookSecret)).toBe(202)
    expect(await tell(hookSecret)).toBe(202)
    expect(await tell(hookSecret, 'a/notes', JSON.stringify({ ref: 'refs/heads/other' }), '2')).toBe(202)
    expect(await tell('wrong')).toBe(403)
    expect(await tell(hookSecret, 'a/absent')).toBe(403)
    expect(await tell(hookSecret, 'a/notes', 'x'.repeat(5_300_000))).toBe(413)
    expect(await database.query("select cause from pushes where cause = 'hook'")).toEqual([{ cause: 'hook' }])
    // 10,000 more wait as one hundred do: whoever fetches once shows them all.
    for (let i = 0; i < 120; i++) await tell(hookSecret, 'a/notes', `${body}${' '.repeat(i)}`, `more ${i}`)
    const [{ count }] = (await database.query<{ count: number }>('select count(*)::int from pushes')) as [
      { count: number },
    ]
    expect(count).toBe(100)
  })

  it('does not begin where the port for health is taken, and leaves its own free', async () => {
    const hub = await serveTestHub()
    const { port } = new URL(hub.watchUrl)
    const other = await findFreePort()
    await expect(serveTestHub({ port: other, watchPort: Number(port) })).rejects.toThrow('EADDRINUSE')
    await expect(ask(`http://127.0.0.1:${other}/`)).rejects.toThrow('ECONNREFUSED')
  })
})

/** A port that nobody listens at. */
function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
