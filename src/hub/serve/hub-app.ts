import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { ownHeaders } from '../../server/own-headers.ts'
import type { Query } from '../database/database.ts'
import { audit } from '../gardens/audit.ts'
import { pathOf } from '../gardens/garden-record.ts'
import { notePush } from '../gardens/pushes.ts'
import { everybody, members } from '../gardens/verdicts.ts'
import type { Metrics } from '../metrics.ts'
import type { SearchEngine } from '../search/search-engine.ts'
import type { Together } from '../together/together.ts'
import { addWriting, mayWriteIn } from '../together/write-pages.ts'
import { answerPage, type Shelves } from './answer-page.ts'
import { addComments } from './comment-pages.ts'
import type { KnownGarden } from './directory.ts'
import { renderFrontPage } from './front-page.ts'
import { showOwnPage } from './own-page.ts'
import { addSearch } from './search-pages.ts'
import type { Reader } from './sessions.ts'
import { addSignIn, type SignInRoutes } from './sign-in-routes.ts'
import { readHook } from './webhook.ts'

/** What a hub answers with. */
export interface HubSettings extends SignInRoutes {
  readonly shelves: Shelves
  readonly query: Query
  /** Asks a worker for a garden. A push that is noted is made, though later, where this rejects. */
  readonly ask: (garden: { readonly id: string; readonly tenant: string }) => Promise<unknown>
  readonly metrics: Metrics
  /** Undefined where nobody searches. */
  readonly search?: SearchEngine | undefined
  /** Undefined where nobody writes. */
  readonly together: Together | undefined
}

/** Bytes of a notice of a push: GitHub's may have 2,048 commits. */
const largestHook = 5_242_880

/** The hub's routes, without a socket. */
export function createHubApp(settings: HubSettings): Hono {
  const { shelves, query, signIn, publicUrl, metrics, log } = settings
  const isSecure = publicUrl.startsWith('https:')
  const app = new Hono({ strict: true })

  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    for (const [name, value] of Object.entries(ownHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (isSecure) c.res.headers.set('strict-transport-security', 'max-age=31536000')
    const ms = performance.now() - began
    metrics.count('answers', `${Math.floor(c.res.status / 100)}xx`)
    metrics.took('answer', ms / 1000)
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
  const findReader = addSignIn(app, settings)
  if (settings.together !== undefined)
    addWriting(app, {
      together: settings.together,
      directory: shelves.directory,
      findReader,
      showMissing: (c) => showFront(c, 404),
    })
  addComments(app, {
    directory: shelves.directory,
    query,
    groupsOf: async (c) => (await readerOf(c)).groups,
    showMissing: (c) => showFront(c, 404),
  })
  if (settings.search !== undefined)
    addSearch(app, { search: settings.search, shelves, groupsOf: async (c) => (await readerOf(c)).groups })
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
      metrics.count('pushes', 'refused')
      return c.text('The signature is not right\n', 403)
    }
    if (notice.kind === 'other' || notice.branch !== garden.branch)
      return c.text('Nothing of this is shown\n', 202)
    const { delivery } = notice
    const push = { garden: garden.id, cause: 'hook', ...(delivery && { delivery }) } as const
    const isNew = await notePush(query, push)
    metrics.count('pushes', isNew ? 'noted' : 'known')
    if (isNew) {
      await audit(query, { actor: 'hook', action: 'push-received', garden: pathOf(garden) })
      await settings
        .ask(garden)
        .catch((error: Error) => log('warning', 'ask-failed', { reason: error.message }))
    }
    return c.text(isNew ? 'Noted\n' : 'Known already\n', 202)
  }

  async function readerOf(c: Context): Promise<{ reader: Reader | undefined; groups: ReadonlySet<string> }> {
    const reader = await findReader(c)
    const own = reader === undefined ? [] : [members, ...reader.groups]
    return { reader, groups: new Set([everybody, ...own]) }
  }

  /** The same page for a garden that is not there and for one that the reader may not read. */
  async function showFront(c: Context, status: 200 | 404): Promise<Response> {
    const { reader, groups } = await readerOf(c)
    const { directory } = shelves
    const readable = [...directory.gardenByPath].filter(([, garden]) => directory.verdictsFor(garden, groups))
    const isWritable = (garden: KnownGarden): boolean =>
      settings.together !== undefined && reader !== undefined && mayWriteIn(reader, garden)
    const body = renderFrontPage({
      gardens:
        status === 404 ? [] : readable.map(([path, garden]) => ({ path, isWritable: isWritable(garden) })),
      ...(reader && { reader: reader.name }),
      canSignIn: signIn !== undefined,
      canSearch: settings.search !== undefined && status === 200,
      to: status === 404 ? c.req.path : '/',
    })
    return showOwnPage(c, { title: status === 404 ? 'There is nothing here' : 'Gardens', body, status })
  }
}
