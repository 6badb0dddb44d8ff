import { beforeAll, describe, expect, it } from 'vitest'
import { createMapService } from '../../../src/features/map/map-service.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { Address, Href } from '../../../src/model/page.ts'
import { createApp } from '../../../src/server/create-app.ts'
import { createLiveUpdates } from '../../../src/server/live-updates.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../../src/session/session.ts'
import type { WebAssets } from '../../../src/site/web-assets.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { loopbackPolicy } from './loopback-policy.ts'

const webAssets: WebAssets = {
  files: [{ address: '-/site.css' as Address, source: { file: 'site.css' } }],
  stylesheet: '-/site.css' as Address,
  pageStyles: new Map(),
  fonts: [],
  firstPaint: '-/first-paint.js' as Address,
  offlineWorker: new URL('file:///offline-worker.js'),
  mapScripts: [],
  app: '-/app.js' as Address,
  liveScript: '-/live.js' as Address,
  mathStyle: '-/math.css' as Address,
  mathFonts: [],
  styleBytes: new Map(),
  scripts: new Map(),
  read: async () => new TextEncoder().encode('body {}'),
}

let app: ReturnType<typeof createApp>
beforeAll(async () => {
  const store = createMemoryStore({
    'Über uns.md': '# About\n\n![[pic.svg]] ![[page.html]] ![](<used %231.png>)',
    'secret.md': '---\ndraft: true\n---\nHidden words',
    'pic.svg': '<svg onload="alert(1)"/>',
    'page.html': '<script>alert(1)</script>',
    'used #1.png': 'png',
    'unused.png': 'png',
    'sub/deep.md': 'Deep',
  })
  const options = { ...defaultGardenOptions, base: '/notes/' }
  const pool = createPreparePool({ options, plugins: noPlugins })
  const session = createSession({
    features: everyFeature,
    store,
    options,
    pool,
    assets: { stylesheet: '/notes/-/site.css' as Href },
  })
  await session.update()
  app = createApp({
    session,
    store,
    webAssets,
    base: '/notes/',
    policy: loopbackPolicy(),
    live: createLiveUpdates('/notes/'),
    map: createMapService(),
  })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(`http://localhost:4321${path}`, { method, headers: { host: 'localhost:4321', ...headers } })

describe('the local server', () => {
  it('answers pages by their address, encoded or not', async () => {
    for (const path of ['/notes/%C3%BCber-uns/', '/notes/über-uns/', '/notes/u%CC%88ber-uns/']) {
      const response = await get(path)
      expect(response.status, path).toBe(200)
      expect(await response.text()).toContain('<h1 id="about">About</h1>')
    }
  })

  it('says what to tend, of published notes alone', async () => {
    const html = await (await get('/notes/-/tend/')).text()
    expect(html).toContain('<h1>What to tend</h1>')
    expect(html).toContain('href="/notes/sub/deep/"')
    expect(html).not.toContain('secret')
  })

  it('leads from the address without its slash to the page', async () => {
    const response = await get('/notes/sub/deep')
    expect([response.status, response.headers.get('location')]).toEqual([308, '/notes/sub/deep/'])
  })

  it('says that nothing changed to who knows the page', async () => {
    const tag = (await get('/notes/sub/deep/')).headers.get('etag')!
    expect((await get('/notes/sub/deep/', { 'if-none-match': tag })).status).toBe(304)
  })

  it('answers assets that are used, and nothing else of the garden', async () => {
    expect(await (await get('/notes/-/assets/used%20%231.png')).text()).toBe('png')
    for (const path of [
      '-/assets/unused.png',
      '-/assets/secret.md',
      'secret/',
      'secret.md',
      '-/assets/../secret.md',
    ]) {
      const response = await get(`/notes/${path}`)
      expect(response.status, path).toBe(404)
      expect(await response.text(), path).not.toContain('Hidden words')
    }
  })

  it('shows assets that could run script without letting them', async () => {
    const { headers } = await get('/notes/-/assets/pic.svg')
    expect(headers.get('content-type')).toMatch(/^image\/svg/)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox$/)
  })

  it('lets an HTML asset be downloaded and nothing else', async () => {
    const { headers } = await get('/notes/-/assets/page.html.bin')
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe('attachment')
    expect((await get('/notes/-/assets/page.html')).status).toBe(404)
    expect(await (await get('/notes/über-uns/')).text()).toContain(
      'href="/notes/-/assets/page.html.bin" download="page.html"',
    )
  })

  it.each([
    '/',
    '/etc/passwd',
    '/notes/%2e%2e/%2e%2e/etc/passwd',
    '/notes//etc/passwd',
    '/notes/@fs/etc/passwd',
  ])('has nothing at %s, and does not repeat it', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toMatch(/root:|passwd/)
  })

  it.each([
    '/notes/..%2f..%2fetc%2fpasswd',
    '/notes/%00',
    '/notes/%ff',
    '/notes/.env?raw',
    '/notes/.git/config',
    '/notes/%2egit/config',
    '/notes/-/assets/.obsidian/app.json',
  ])('does not serve %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(403)
    expect(await response.text()).toBe('This path is not served')
  })

  it.each(['evil.com', 'localhost.evil.com', '127.0.0.1.nip.io', '[::1].evil', 'localhost@evil.com', ''])(
    'refuses the host name %j',
    async (host) => {
      const response = await get('/notes/', { host })
      expect(response.status).toBe(403)
      expect(await response.text()).not.toContain('About')
    },
  )

  it.each(['localhost:4321', '127.0.0.1:4321', '[::1]:4321', 'LOCALHOST'])(
    'answers to the host name %s',
    async (host) => {
      expect((await get('/notes/', { host })).status).toBe(200)
    },
  )

  it('refuses what another site loads, but not a link that leads here', async () => {
    expect(
      (await get('/notes/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status,
    ).toBe(403)
    expect(
      (await get('/notes/-/live', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).status,
    ).toBe(403)
    for (const origin of ['http://evil.com', 'http://localhost:1', 'null'])
      expect((await get('/notes/-/live', { origin })).status).toBe(403)
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    expect((await get('/notes/', link)).status).toBe(200)
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses to %s', async (method) => {
    expect((await get('/notes/', {}, method)).status).toBe(405)
  })

  it('lets no other site frame or read it', async () => {
    const { headers } = await get('/notes/')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})
