import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { parse, serialize } from 'hono/utils/cookie'
import { ownHeaders } from '../../server/own-headers.ts'
import type { Query } from '../database/database.ts'
import { audit } from '../gardens/audit.ts'
import { pathOf } from '../gardens/garden-record.ts'
import { notePush } from '../gardens/pushes.ts'
import { everybody, members } from '../gardens/verdicts.ts'
import type { Log } from '../log.ts'
import { answerPage, type Shelves } from './answer-page.ts'
import { renderFrontPage } from './front-page.ts'
import type { Metrics } from './metrics.ts'
import type { Reader, Sessions } from './sessions.ts'
import { callbackPath, type Entry, type SignIn } from './sign-in.ts'
import { readHook } from './webhook.ts'

/** What a hub answers with. */
export interface HubSettings {
  readonly shelves: Shelves
  readonly query: Query
  /** Asks a worker for a garden. A push that is noted is made, though later, where this rejects. */
  readonly ask: (garden: { readonly id: string; readonly tenant: string }) => Promise<unknown>
  readonly sessions: Sessions
  /** Undefined where everybody may read everything that is shown. */
  readonly signIn: SignIn | undefined
  /** The hub as browsers know it. */
  readonly publicUrl: string
  readonly metrics: Metrics
  readonly log: Log
}

/** Bytes of a notice of a push: GitHub's may have 2,048 commits. */
const largestHook = 5_242_880

/** Seconds that a reader may take at the sign-in. */
const entrySeconds = 600

/** The hub's routes, without a socket. */
export function createHubApp(settings: HubSettings): Hono {
  const { shelves, query, sessions, signIn, publicUrl, metrics, log } = settings
  const isSecure = publicUrl.startsWith('https:')
  // A name that browsers take only from this very host, and only over a safe line.
  const names = isSecure
    ? { session: '__Host-hortus', entry: '__Host-hortus-entry' }
    : { session: 'hortus', entry: 'hortus-entry' }
  const app = new Hono({ strict: true })

  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    for (const [name, value] of Object.entries(ownHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (isSecure) c.res.headers.set('strict-transport-security', 'max-age=31536000')
    const ms = performance.now() - began
    metrics.answered(c.res.status, ms / 1000)
    log('info', 'answer', {
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(ms),
    })
  })
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    log('error', 'fault', { reason: error.message, path: c.req.path })
    return c.text('The hub cannot answer this now\n', 503, {
      'retry-after': '3',
      'cache-control': 'no-store',
    })
  })

  app.post('/-/hook/:tenant/:name', bodyLimit({ maxSize: largestHook }), takeHook)
  app.get('/-/sign-in', enter)
  app.get(callbackPath, comeBack)
  app.post('/-/sign-out', leave)
  app.get('/', async (c) => showFront(c, 200))
  app.get('*', async (c) => {
    const { groups } = await readerOf(c)
    const header = (name: string): string | undefined => c.req.header(name)
    const request = { method: c.req.method, path: new URL(c.req.url).pathname, groups, header }
    return (await answerPage(shelves, request)) ?? showFront(c, 404)
  })
  app.notFound((c) => c.text('There is nothing like that here\n', 404))
  return app

  async function takeHook(c: Context): Promise<Response> {
    const garden = shelves.directory.gardenByPath.get(`${c.req.param('tenant')}/${c.req.param('name')}`)
    const body = new Uint8Array(await c.req.arrayBuffer())
    // Who does not know the secret does not hear whether there is such a garden.
    const notice = readHook(
      { header: (name) => c.req.header(name), body },
      garden?.hookSecret ?? crypto.randomUUID(),
    )
    if (garden === undefined || notice === undefined) {
      metrics.told('refused')
      return c.text('The signature is not right\n', 403)
    }
    if (notice.kind === 'other' || notice.branch !== garden.branch)
      return c.text('Nothing of this is shown\n', 202)
    const { delivery } = notice
    const push = { garden: garden.id, cause: 'hook', ...(delivery && { delivery }) } as const
    const isNew = await notePush(query, push)
    metrics.told(isNew ? 'noted' : 'known')
    if (isNew) {
      await audit(query, { actor: 'hook', action: 'push-received', garden: pathOf(garden) })
      await settings
        .ask(garden)
        .catch((error: Error) => log('warning', 'ask-failed', { reason: error.message }))
    }
    return c.text(isNew ? 'Noted\n' : 'Known already\n', 202)
  }

  async function readerOf(c: Context): Promise<{ reader: Reader | undefined; groups: ReadonlySet<string> }> {
    const token = parse(c.req.header('cookie') ?? '', names.session)[names.session]
    const reader = token === undefined ? undefined : await sessions.find(token)
    const own = reader === undefined ? [] : [members, ...reader.groups]
    return { reader, groups: new Set([everybody, ...own]) }
  }

  /** The same page for a garden that is not there and for one that the reader may not read. */
  async function showFront(c: Context, status: 200 | 404): Promise<Response> {
    const { reader, groups } = await readerOf(c)
    const { directory } = shelves
    const readable = [...directory.gardenByPath].filter(([, garden]) => directory.verdictsFor(garden, groups))
    const html = renderFrontPage({
      title: status === 404 ? 'There is nothing here' : 'Gardens',
      gardens: status === 404 ? [] : readable.map(([path]) => path),
      ...(reader && { reader: reader.name }),
      canSignIn: signIn !== undefined,
      to: status === 404 ? c.req.path : '/',
    })
    const policy = `${ownHeaders['content-security-policy']}; default-src 'none'; style-src 'unsafe-inline'; form-action 'self'`
    return c.html(html, status, {
      'cache-control': 'private, no-store',
      'content-security-policy': policy,
    })
  }

  async function enter(c: Context): Promise<Response> {
    if (signIn === undefined) return c.text('There is no sign-in here\n', 404)
    const { url, entry } = await signIn.begin(c.req.query('to') ?? '/')
    setCookie(c, names.entry, Buffer.from(JSON.stringify(entry)).toString('base64url'), entrySeconds)
    c.header('cache-control', 'no-store')
    return c.redirect(url, 303)
  }

  async function comeBack(c: Context): Promise<Response> {
    const kept = parse(c.req.header('cookie') ?? '', names.entry)[names.entry]
    setCookie(c, names.entry, '', 0)
    c.header('cache-control', 'no-store')
    try {
      if (signIn === undefined || kept === undefined) throw new Error('no sign-in was begun')
      const entry = JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')) as Entry
      const reader = await signIn.finish(new URL(c.req.url), entry)
      setCookie(c, names.session, await sessions.begin(reader))
      return c.redirect(entry.to, 303)
    } catch (error) {
      log('warning', 'sign-in-failed', { reason: (error as Error).message })
      return c.text('Signing in failed. Begin it once more.\n', 403)
    }
  }

  async function leave(c: Context): Promise<Response> {
    // Other sites cannot sign readers out.
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== new URL(publicUrl).origin) return c.text('Not from here\n', 403)
    const token = parse(c.req.header('cookie') ?? '', names.session)[names.session]
    if (token !== undefined) await sessions.end(token)
    setCookie(c, names.session, '', 0)
    return c.redirect('/', 303)
  }

  function setCookie(c: Context, name: string, value: string, maxAge?: number): void {
    const options = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const
    const cookie = serialize(name, value, { ...options, ...(maxAge !== undefined && { maxAge }) })
    c.header('set-cookie', cookie, { append: true })
  }
}
