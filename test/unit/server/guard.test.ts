import { describe, expect, it } from 'vitest'
import { createKeyHandover } from '../../../src/server/key-handover.ts'
import { type Headers, problem, token, useEditApi } from './use-edit-api.ts'

const api = useEditApi()
const { read, start, ask, put } = api

describe('the guard', () => {
  const hostile: [string, Headers, number][] = [
    ['without the token', { 'x-hortus-token': undefined }, 401],
    ['with another token', { 'x-hortus-token': 'u'.repeat(43) }, 401],
    ['with a part of the token', { 'x-hortus-token': 't'.repeat(42) }, 401],
    ['to another host name', { host: 'evil.com' }, 403],
    ['from a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['by hand, as the browser says', { 'sec-fetch-site': 'none' }, 403],
    [
      'as a navigation',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      403,
    ],
  ]
  const hostileWrites: [string, Headers, number][] = [
    ['with another origin', { origin: 'http://evil.com' }, 403],
    ['with the origin of another port', { origin: 'http://localhost:9999' }, 403],
    ['with the origin null', { origin: 'null' }, 403],
    ['without an origin', { origin: undefined }, 403],
    ['as text', { 'content-type': 'text/plain' }, 415],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as text that says JSON later', { 'content-type': 'text/plain; application/json' }, 415],
    ['packed', { 'content-encoding': 'gzip' }, 415],
  ]

  it('stands before every route there is', async () => {
    const routes = api.app().routes.filter((route) => route.path.startsWith('-/api/'))
    expect(routes.length).toBeGreaterThan(8)
    for (const { method, path, access } of routes) {
      const asked = `${method} ${path}`
      const isWrite = method !== 'GET'
      // A route that writes says so, and one that reads writes nothing.
      expect(['api-write', 'api-upload', 'claim'].includes(access), asked).toBe(isWrite)
      for (const [how, headers, status] of [...hostile, ...(isWrite ? hostileWrites : [])]) {
        if (access === 'claim' && status === 401) continue
        const response = await ask(method, path.slice('-/api/'.length), isWrite ? {} : undefined, headers)
        expect(response.status, `${asked} ${how}`).toBe(status)
        expect(await response.text(), `${asked} ${how}`).not.toMatch(/See|secret|t{43}/)
        expect(response.headers.get('access-control-allow-origin')).toBeNull()
      }
    }
  })

  it('answers no route but those of the table', async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      for (const path of ['note', 'note/', 'none', 'session/x', '', 'claim', 'renew']) {
        const isThere = api
          .app()
          .routes.some((route) => route.method === method && route.path === `-/api/${path}`)
        if (isThere || method === 'TRACE') continue
        const response = await ask(method, path, method === 'GET' || method === 'HEAD' ? undefined : {})
        expect([404, 405], `${method} ${path}`).toContain(response.status)
        expect(await response.text()).not.toContain('See')
      }
    }
  })

  it('keeps answers of the API out of every cache and frame', async () => {
    const { headers } = await ask('GET', 'note?path=a.md')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('shows no page the token', async () => {
    for (const path of ['', 'a/', 'none/', '-/live']) {
      const response = await api.app().request(`http://localhost:4321/notes/${path}`, {
        headers: { host: 'localhost:4321' },
      })
      expect([...response.headers.values()].join()).not.toContain(token)
      if (path !== '-/live') expect(await response.text()).not.toContain(token)
    }
  })

  it('hands its key over once for each code, and to nobody who has an old one', async () => {
    let claimed = 0
    const handover = createKeyHandover(() => claimed++)
    await start({ handover })
    const claim = (code: unknown, headers: Headers = {}) =>
      ask('POST', 'claim', { code }, { 'x-hortus-token': undefined, ...headers })
    const first = handover.code
    for (const wrong of ['guessed', '', first.slice(1), `${first}x`, 7, null])
      expect((await claim(wrong)).ok, String(wrong)).toBe(false)
    expect((await claim(first, { origin: 'http://evil.com' })).status).toBe(403)
    expect((await claim(first, { 'content-type': 'text/plain' })).status).toBe(415)
    expect(claimed).toBe(0)
    expect(await (await claim(first)).json()).toEqual({ token })
    expect(claimed).toBe(1)
    expect(handover.code).not.toBe(first)
    expect((await claim(first)).status).toBe(401)
    expect((await claim(handover.code)).status).toBe(200)
    expect(await (await claim(token)).json()).toEqual({ token })
  })

  it('refuses what is too large before reading it', async () => {
    const large = await ask('PUT', 'note', { path: 'a.md', text: 'x'.repeat(6_000_000), client: 'c' })
    expect(await problem(large)).toEqual([413, 'too-large'])
  })

  it('lets through only so much at once', async () => {
    let at = 0
    await start({}, true, () => at)
    const answers = await Promise.all(Array.from({ length: 400 }, () => ask('GET', 'note?path=a.md')))
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].sort()).toEqual([200, 429])
    at += 1_000
    expect((await ask('GET', 'note?path=a.md')).status).toBe(200)
  })

  it('has no edit API when the server only shows', async () => {
    await start({ canEdit: false }, false)
    expect(api.app().routes.filter((route) => route.access !== 'page')).toEqual([])
    expect((await put('a.md', 'x', read('a.md'))).status).toBe(405)
    expect((await ask('GET', 'note?path=a.md')).status).toBe(404)
  })

  it('asks for the key to read where others reach the machine', async () => {
    await start({ kind: 'token', hosts: new Set(['garden.local']) })
    const get = (headers: Record<string, string>) =>
      api.app().request('http://garden.local/notes/a/', { headers: { host: 'garden.local', ...headers } })
    expect((await get({})).status).toBe(401)
    expect((await get({ cookie: 'hortus-key=wrong' })).status).toBe(401)
    const enter = (key: string) =>
      api.app().request('http://garden.local/notes/-/enter', {
        method: 'POST',
        headers: {
          host: 'garden.local',
          origin: 'http://garden.local',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ key }).toString(),
      })
    expect((await enter('wrong')).status).toBe(401)
    const cookie = (await enter(token)).headers.get('set-cookie')!
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/notes\/$/)
    expect((await get({ cookie: cookie.split(';')[0]! })).status).toBe(200)
  })

  it('answers the listed proxies alone', async () => {
    await start({
      kind: 'proxy',
      peers: new Set(['10.0.0.5']),
      publicOrigin: 'https://notes.example',
      hosts: new Set(['notes.example']),
    })
    const from = (remoteAddress: string) =>
      api.app().request(
        'http://notes.example/notes/a/',
        { headers: { host: 'notes.example', 'x-forwarded-for': '10.0.0.5' } },
        {
          incoming: { rawHeaders: [], socket: { remoteAddress } },
        },
      )
    expect([(await from('::ffff:10.0.0.5')).status, (await from('10.0.0.6')).status]).toEqual([200, 403])
  })

  it.each([
    ['two Host headers', { rawHeaders: ['Host', 'localhost', 'host', 'evil.com'] }],
    ['an absolute target', { url: 'http://evil.com/notes/a/' }],
  ])('refuses %s', async (_, more) => {
    const response = await api.app().request(
      'http://localhost:4321/notes/a/',
      { headers: { host: 'localhost:4321' } },
      {
        incoming: { rawHeaders: [], socket: {}, ...more },
      },
    )
    expect(response.status).toBe(400)
  })
})
