import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../../src/server/create-app.ts'
import { createKeyHandover } from '../../../src/server/key-handover.ts'
import type { Session } from '../../../src/session/session.ts'
import { digest } from '../../../src/store/digest.ts'
import type { loopbackPolicy } from './loopback-policy.ts'
import { openApp } from './open-app.ts'

const token = 't'.repeat(43)
const hashOf = (text: string): string => digest(new TextEncoder().encode(text))

let sandbox: string
let root: string
let app: App
let session: Session

const write = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

async function start(
  more: Parameters<typeof loopbackPolicy>[0] = {},
  canEdit = true,
  now?: () => number,
): Promise<void> {
  ;({ app, session } = await openApp(root, { policy: more, canEdit, ...(now && { now }) }))
}

beforeEach(async () => {
  sandbox = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-api-')))
  root = join(sandbox, 'vault')
  mkdirSync(root)
  mkdirSync(join(sandbox, 'vault-evil'))
  writeFileSync(join(sandbox, 'vault-evil/a.md'), 'secret')
  writeFileSync(join(sandbox, 'outside.md'), 'secret')
  write('a.md', '# A\n\nSee [[b]].')
  write('x/b.md', '# B\n')
  write('.git/config', 'secret')
  write('.env', 'secret')
  await start()
})
afterEach(() => rmSync(sandbox, { recursive: true, force: true }))

/** What a page of the server itself sends. */
const honest = {
  host: 'localhost:4321',
  origin: 'http://localhost:4321',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'x-hortus-token': token,
}
type Headers = Record<string, string | undefined>

function ask(method: string, path: string, body?: unknown, headers: Headers = {}) {
  const all = Object.entries<string | undefined>({ ...honest, ...headers }).filter(
    ([, value]) => value !== undefined,
  )
  return app.request(`http://localhost:4321/notes/-/api/${path}`, {
    method,
    headers: Object.fromEntries(all) as Record<string, string>,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}
const put = (path: string, text: string, base: string | undefined, headers: Headers = {}) =>
  ask(
    'PUT',
    'note',
    { path, text, client: 'one' },
    { 'if-match': base === undefined ? undefined : `"${hashOf(base)}"`, ...headers },
  )
const problem = async (response: Response): Promise<unknown> => [
  response.status,
  ((await response.json()) as { error: string }).error,
]

describe('reading and saving a note over HTTP', () => {
  it('gives the text with its hash and takes the next one', async () => {
    const response = await ask('GET', 'note?path=a.md')
    const note = await response.json()
    expect(note).toEqual({
      path: 'a.md',
      hash: hashOf('# A\n\nSee [[b]].'),
      text: '# A\n\nSee [[b]].',
      href: '/notes/a/',
    })
    const saved = await put('a.md', '# A\r\nnew', note.text)
    expect(await saved.json()).toMatchObject({ hash: hashOf('# A\r\nnew'), isUnchanged: false })
    expect(read('a.md')).toBe('# A\r\nnew')
  })

  it('keeps a byte order mark that the client never sees', async () => {
    write('m.md', '\uFEFFold')
    expect(((await (await ask('GET', 'note?path=m.md')).json()) as { text: string }).text).toBe('old')
    const saved = await put('m.md', 'new', '\uFEFFold')
    expect(saved.status).toBe(200)
    expect(readFileSync(join(root, 'm.md')).equals(Buffer.from('\uFEFFnew'))).toBe(true)
    expect(((await saved.json()) as { hash: string }).hash).toBe(hashOf('\uFEFFnew'))
  })

  it('asks what a save is based on', async () => {
    expect(await problem(await put('a.md', 'x', undefined))).toEqual([428, 'precondition-required'])
    expect(await problem(await ask('DELETE', 'note', { path: 'a.md' }))).toEqual([
      428,
      'precondition-required',
    ])
    expect(await problem(await put('none.md', 'x', undefined))).toEqual([404, 'not-found'])
  })

  it('answers a late save with base, theirs and mine', async () => {
    await ask('GET', 'note?path=a.md')
    const base = read('a.md')
    write('a.md', 'theirs')
    const response = await put('a.md', 'mine', base)
    expect([response.status, await response.json()]).toEqual([
      409,
      {
        error: 'conflict',
        message: 'The note was changed meanwhile; nothing was written',
        base,
        theirs: 'theirs',
        theirsHash: hashOf('theirs'),
        mine: 'mine',
      },
    ])
    expect(read('a.md')).toBe('theirs')
  })

  it('says so when the note was removed meanwhile', async () => {
    const base = read('a.md')
    rmSync(join(root, 'a.md'))
    const response = await put('a.md', 'mine', base)
    expect([response.status, (await response.json()).theirs]).toEqual([409, null])
    expect(existsSync(join(root, 'a.md'))).toBe(false)
  })

  it('makes a note and says where its page is', async () => {
    const made = await ask('POST', 'note', { path: 'x/new note.md', text: 'New', client: 'one' })
    expect([made.status, await made.json()]).toEqual([
      200,
      { path: 'x/new note.md', hash: hashOf('New'), isUnchanged: false, href: '/notes/x/new-note/' },
    ])
    expect((await ask('POST', 'note', { path: 'x/new note.md', text: 'Other', client: 'one' })).status).toBe(
      409,
    )
  })

  it('plans a note beside the one that asks for it, with its topics, and writes nothing', async () => {
    write('x/topic.md', '---\ntype: topic\ntitle: All of x\n---\n')
    write('y/asks.md', '---\ntopics: ["[[topic]]", Other things]\n---\n[[Wanted]] and [[z/New: one]]')
    write('y/more.md', '[[Wanted]]')
    await session.update()
    const before = tree(root)
    const plan = async (query: string): Promise<unknown> => (await ask('GET', `new-note?${query}`)).json()
    const topics = 'topics: ["[[topic]]", "[[Other things]]"]\n'
    expect(await plan('name=Wanted%23Part&source=y%2Fasks.md')).toEqual({
      path: 'y/Wanted.md',
      text: `---\n${topics}---\n\n# Wanted\n\n`,
      cursor: topics.length + 19,
    })
    expect(await plan('name=Wanted')).toMatchObject({ path: 'y/Wanted.md' })
    expect(await plan('name=z%2FNew%3A%20one&source=y%2Fasks.md')).toMatchObject({ path: 'z/New one.md' })
    expect(await plan('name=..%2FUp&source=y%2Fasks.md')).toMatchObject({ path: 'Up.md' })
    expect(await plan('name=..%2F..%2FUp&source=y%2Fasks.md')).toMatchObject({
      path: expect.not.stringContaining('..'),
    })
    expect(await plan('name=Why&source=x%2Ftopic.md')).toEqual({
      path: 'x/Why.md',
      text: '---\ntopics: ["[[topic]]"]\n---\n\n# Why\n\n',
      cursor: 38,
    })
    expect((await ask('GET', 'new-note?name=')).status).toBe(400)
    expect((await ask('GET', 'new-note?name=a&source=.git%2Fconfig.md')).status).toBe(403)
    expect(tree(root)).toEqual(before)
  })

  it('begins notes from templates by the clock of whoever asks, and writes nothing', async () => {
    write('templates/Paper.md', '---\ntags: [paper]\n---\n# {{title}}, {{date}} {{time}}\n{{cursor}}\n')
    await session.update()
    const before = tree(root)
    const now = '2026-11-22T21:05:00+01:00'
    const get = async (query: string): Promise<unknown> => (await ask('GET', query)).json()
    expect(await get('templates')).toEqual({ templates: ['Paper'] })
    const query = new URLSearchParams({ name: 'New', template: 'paper', now }).toString()
    const text = '---\ntags: [paper]\n---\n# New, 2026-11-22 21:05\n\n'
    expect(await get(`new-note?${query}`)).toEqual({ path: 'New.md', text, cursor: text.length - 1 })
    const request = { path: 'a.md', text: 'Mine.', at: 5, template: 'Paper', now }
    const { edits, cursor } = await (await ask('POST', 'template', request)).json()
    expect(edits).toEqual([
      { range: { start: 0, end: 0 }, text: '---\ntags: [paper]\n---\n' },
      { range: { start: 5, end: 5 }, text: '# a, 2026-11-22 21:05\n\n' },
    ])
    expect(cursor).toBe('---\ntags: [paper]\n---\nMine.# a, 2026-11-22 21:05\n'.length)
    expect(await get(`day?${new URLSearchParams({ now }).toString()}`)).toEqual({
      path: '2026-11-22.md',
      exists: false,
      text: '',
      cursor: 0,
    })
    expect((await ask('GET', 'new-note?name=a&template=none')).status).toBe(404)
    expect((await ask('GET', 'day?date=2026-02-30')).status).toBe(400)
    expect((await ask('POST', 'template', { ...request, at: -1 })).status).toBe(400)
    expect((await ask('POST', 'template', { ...request, path: '.git/config.md' })).status).toBe(403)
    expect(tree(root)).toEqual(before)
  })

  it('moves a removed note to the trash', async () => {
    const removed = await ask('DELETE', 'note', { path: 'a.md' }, { 'if-match': `"${hashOf(read('a.md'))}"` })
    expect(await removed.json()).toEqual({ trash: '.trash/a.md' })
    expect([existsSync(join(root, 'a.md')), existsSync(join(root, '.trash/a.md'))]).toEqual([false, true])
  })

  it('lists what it keeps of a note', async () => {
    await put('a.md', 'new', read('a.md'))
    const { entries } = await (await ask('GET', 'history?path=a.md')).json()
    expect(entries.length).toBe(2)
    const kept = await ask('GET', `history?path=a.md&id=${encodeURIComponent(entries[1].id)}`)
    expect(await kept.json()).toEqual({ text: '# A\n\nSee [[b]].' })
  })

  it('does not let a note be edited that is no UTF-8', async () => {
    write('l.md', new Uint8Array([0x61, 0xff]))
    expect(await problem(await ask('GET', 'note?path=l.md'))).toEqual([422, 'not-editable'])
  })

  it('refuses half a character, which would not come back', async () => {
    expect((await ask('PUT', 'note', '{"path":"a.md","text":"\\ud800","client":"c"}')).status).toBe(400)
  })

  it('stores an asset where the others are, and uses one again', async () => {
    write('img/one.png', 'one')
    await session.update()
    const upload = (name: string, text: string) =>
      ask('POST', 'asset', { name, note: 'a.md', data: Buffer.from(text).toString('base64') })
    expect(await (await upload('C:\\photos\\two.png', 'two')).json()).toEqual({
      path: 'img/two.png',
      link: '![[two.png]]',
    })
    expect(await (await upload('one.png', 'one')).json()).toEqual({
      path: 'img/one.png',
      link: '![[one.png]]',
    })
    expect(await (await upload('one.png', 'other')).json()).toEqual({
      path: 'img/one 2.png',
      link: '![[one 2.png]]',
    })
    for (const name of ['page.html', 'run.js', '.env', 'x.md', 'none', '../../y.exe'])
      expect((await upload(name, 'x')).status, name).toBe(422)
  })
})

describe('changes across notes over HTTP', () => {
  const change = { kind: 'move-file', from: 'x/b.md', to: 'x/c.md' }

  it('shows what would be done, does exactly that, and undoes it', async () => {
    const before = tree(root)
    const preview = await (await ask('POST', 'change/preview', { change })).json()
    expect(preview).toMatchObject({
      problems: [],
      files: [
        {
          kind: 'edit',
          path: 'a.md',
          lines: expect.arrayContaining([{ kind: 'removed', parts: expect.anything() }]),
        },
        { kind: 'edit', path: 'x/b.md', to: 'x/c.md', lines: [] },
      ],
    })
    expect(tree(root)).toEqual(before)
    const applied = await (await ask('POST', 'change/apply', { change, digest: preview.digest })).json()
    expect(applied.files).toBe(2)
    expect([read('a.md'), read('x/c.md'), existsSync(join(root, 'x/b.md'))]).toEqual([
      '# A\n\nSee [[c]].',
      '# B\n',
      false,
    ])
    expect((await ask('POST', 'change/undo', { undo: applied.undo })).status).toBe(200)
    expect([read('a.md'), read('x/b.md'), existsSync(join(root, 'x/c.md'))]).toEqual([
      '# A\n\nSee [[b]].',
      '# B\n',
      false,
    ])
    expect(await problem(await ask('POST', 'change/undo', { undo: applied.undo }))).toEqual([409, 'conflict'])
  })

  it('does nothing else than what was shown', async () => {
    const { digest } = await (await ask('POST', 'change/preview', { change })).json()
    write('d.md', '[[x/b]]')
    await session.update()
    expect(await problem(await ask('POST', 'change/apply', { change, digest }))).toEqual([409, 'conflict'])
    expect(existsSync(join(root, 'x/b.md'))).toBe(true)
  })

  it('writes nothing when one file was changed meanwhile', async () => {
    const { digest } = await (await ask('POST', 'change/preview', { change })).json()
    write('a.md', '# A\n\nSee [[b]]!')
    expect((await ask('POST', 'change/apply', { change, digest })).status).toBe(422)
    expect([read('a.md'), existsSync(join(root, 'x/b.md'))]).toEqual(['# A\n\nSee [[b]]!', true])
  })

  it.each([
    [{ kind: 'none' }, 400],
    [{ kind: 'move-file', from: 'x/b.md' }, 400],
    [{ kind: 'move-file', from: 'x/b.md', to: '../b.md' }, 403],
    [{ kind: 'move-file', from: '.git/config', to: 'b.md' }, 403],
    [{ kind: 'move-folder', from: '.git', to: 'x' }, 403],
    [{ kind: 'rename-heading', path: 'a.md', heading: -1, to: 'x' }, 400],
    [{ kind: 'extract-note', path: 'a.md', range: { start: 5, end: 1 }, to: 'n.md', leave: 'link' }, 400],
    [{ kind: '__proto__' }, 400],
  ])('refuses %j', async (bad, status) => {
    expect((await ask('POST', 'change/preview', { change: bad })).status).toBe(status)
  })
})

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
    const api = app.routes.filter((route) => route.path.startsWith('-/api/'))
    expect(api.length).toBeGreaterThan(8)
    for (const { method, path, access } of api) {
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
        const isThere = app.routes.some((route) => route.method === method && route.path === `-/api/${path}`)
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
      const response = await app.request(`http://localhost:4321/notes/${path}`, {
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
    expect(app.routes.filter((route) => route.access !== 'page')).toEqual([])
    expect((await put('a.md', 'x', read('a.md'))).status).toBe(405)
    expect((await ask('GET', 'note?path=a.md')).status).toBe(404)
  })

  it('asks for the key to read where others reach the machine', async () => {
    await start({ kind: 'token', hosts: new Set(['garden.local']) })
    const get = (headers: Record<string, string>) =>
      app.request('http://garden.local/notes/a/', { headers: { host: 'garden.local', ...headers } })
    expect((await get({})).status).toBe(401)
    expect((await get({ cookie: 'hortus-key=wrong' })).status).toBe(401)
    const enter = (key: string) =>
      app.request('http://garden.local/notes/-/enter', {
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
      app.request(
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
    const response = await app.request(
      'http://localhost:4321/notes/a/',
      { headers: { host: 'localhost:4321' } },
      {
        incoming: { rawHeaders: [], socket: {}, ...more },
      },
    )
    expect(response.status).toBe(400)
  })
})

describe('paths that lead elsewhere', () => {
  const dots = [
    '..',
    '%2e%2e',
    '.%2e',
    '%252e%252e',
    '%c0%ae%c0%ae',
    '．．',
    '..;',
    '. .',
    '..%00',
    '…',
    '..\u200c',
    '\u202e..',
  ]
  const slashes = ['/', '\\', '%2f', '%5c', '%252f', '//', '／', '/./', ':', '\u0000/']
  const files = ['outside.md', 'vault-evil/a.md', 'etc/passwd']
  const hidden = [
    '.git/config',
    '.git/hooks/post-checkout.md',
    '.g\u200cit/config.md',
    '.GIT/x.md',
    'GIT~1/x.md',
    '.obsidian/plugins/x.md',
    '.env',
    '.env.md',
    '.env::$DATA',
    '.env/.',
    'a.md::$DATA',
    'a.md:x',
    'a.md.',
    'a.md ',
    'a.md/',
    'a.md\u0000.md',
    '/a.md',
    '//a.md',
    'x//b.md',
    './a.md',
    'x/../a.md',
    'C:/a.md',
    'C:a.md',
    '\\\\host\\a.md',
    'file:///etc/passwd',
    '#a.md',
    'node_modules/x.md',
    'vite.config.ts',
    'hortus.config.ts',
    'hortus.config.json',
    'a.html',
    'a.mdx',
    'a.js',
    'a',
    '',
    '.',
    '..',
    '.md',
    'a.md~',
    '.hortus/tmp/x.md',
    '.trash/a.md',
    'x/.md',
    'a.md?raw',
    'a.md?import&raw??',
    '@fs/etc/passwd',
    '\ufeff.git/x.md',
    'cafe\u0301.md',
  ]
  const paths = [
    ...dots.flatMap((dot) => slashes.flatMap((slash) => files.map((file) => `${dot}${slash}${file}`))),
    ...hidden,
  ]

  it('are refused everywhere, and nothing is made or changed', async () => {
    expect(paths.length).toBeGreaterThan(400)
    const before = tree(sandbox)
    for (const [i, path] of paths.entries()) {
      if (i % 20 === 0) await start()
      const query = encodeURIComponent(path)
      const answers = await Promise.all([
        ask('GET', `note?path=${query}`),
        ask('GET', `history?path=${query}`),
        ask('POST', 'note', { path, text: 'x', client: 'c' }),
        put(path, 'x', 'secret'),
        ask('DELETE', 'note', { path }, { 'if-match': `"${hashOf('secret')}"` }),
        ask('POST', 'asset', { name: path, note: path, data: '' }),
      ])
      for (const answer of answers) {
        expect([403, 404, 409, 422], `${path}: ${answer.status}`).toContain(answer.status)
        expect(await answer.text(), path).not.toContain('secret')
      }
    }
    expect(tree(sandbox)).toEqual(before)
  })

  it('are refused where a link leads out', async () => {
    symlinkSync(join(sandbox, 'vault-evil'), join(root, 'linked'))
    symlinkSync(join(sandbox, 'outside.md'), join(root, 'out.md'))
    symlinkSync('loop.md', join(root, 'loop.md'))
    for (const path of ['linked/a.md', 'out.md', 'loop.md']) {
      expect((await ask('GET', `note?path=${path}`)).status).toBe(403)
      expect((await put(path, 'x', 'secret')).status).toBe(403)
    }
    expect((await ask('POST', 'note', { path: 'linked/new.md', text: 'x', client: 'c' })).status).toBe(403)
    expect(readdirSync(join(sandbox, 'vault-evil'))).toEqual(['a.md'])
  })

  it('refuses new names that other systems cannot hold, and says which would do', async () => {
    const make = async (path: string): Promise<unknown> => {
      const response = await ask('POST', 'note', { path, text: 'x', client: 'c' })
      return [response.status, (await response.json()).suggestion]
    }
    expect(await make('CON.md')).toEqual([422, 'CON note.md'])
    expect(await make('x/aux.md')).toEqual([422, 'x/aux note.md'])
    expect(await make('what?.md')).toEqual([422, 'what.md'])
    expect(await make('a: b.md')).toEqual([422, 'a b.md'])
    expect(await make('C#.md')).toEqual([422, 'C.md'])
    expect(await make('A.md')).toEqual([422, 'A 2.md'])
    expect(await make(`${'漢'.repeat(90)}.md`)).toEqual([422, `${'漢'.repeat(84)}.md`])
    expect(await make('fine.md')).toEqual([200, undefined])
  })
})

/** Every file and folder below `folder`, with its bytes. */
function tree(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names.map((name) => {
      const file = join(folder, name)
      return [name, statSync(file).isFile() ? readFileSync(file, 'latin1') : '']
    }),
  )
}
