import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { getMimeType } from 'hono/utils/mime'
import { mapFolder } from '../features/map/files/map-data.ts'
import type { MapService, ServedMap } from '../features/map/map-service.ts'
import { createLiveSearch } from '../features/search/live-search.ts'
import { ownFiles, tendAddress } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import type { Page } from '../model/site.ts'
import { findFile } from '../model/site.ts'
import { engineIdentity } from '../session/engine-files.ts'
import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { WebAssets } from '../site/web-assets.ts'
import type { Store } from '../store/store.ts'
import type { AccessPolicy } from './access-policy.ts'
import { addressRoutes } from './address-routes.ts'
import { answerAsset } from './answer-asset.ts'
import { SaveConflictError } from './api-error-of.ts'
import { createAssetFinder } from './asset-finder.ts'
import { assetRoutes } from './asset-routes.ts'
import { authorRoutes } from './author-routes.ts'
import { changeRoutes } from './change-routes.ts'
import { countHosts } from './count-hosts.ts'
import { type EditSettings, editRoutes } from './edit-routes.ts'
import { enterPage, enterRoute } from './enter-route.ts'
import { guardRequest } from './guard-request.ts'
import type { LiveUpdates } from './live-updates.ts'
import type { MovedPages } from './moved-pages.ts'
import { ownHeaders as headers, headersOfMade } from './own-headers.ts'
import { digestOf, withVersion } from './page-version.ts'
import { type ProposalSettings, proposalRoutes } from './proposal-routes.ts'
import { createRateLimit } from './rate-limit.ts'
import { ApiError } from './read-json.ts'
import { addressOf, isHiddenPath } from './request-path.ts'
import { accessOf, type Route } from './route.ts'
import { sendTagged } from './send-tagged.ts'
import type { SocketBindings } from './socket-bindings.ts'

/** What the routes answer from. */
interface AppSettings {
  readonly session: Session
  readonly store: Store
  readonly webAssets: WebAssets
  readonly base: string
  readonly policy: AccessPolicy
  readonly live: LiveUpdates
  /** Where pages went; default: nowhere. */
  readonly moved?: MovedPages
  readonly map: MapService
  /** Told of a mistake of ours; the client only learns that there was one. */
  readonly onFault?: (error: Error) => void
  /** Milliseconds from any start, for the limit on requests. */
  readonly now?: () => number
  /** Undefined for a server that only shows. */
  readonly edit?: EditSettings & ProposalSettings
}

/** The local server's routes, and the table they were made from: what is not in it is not answered. */
export interface App {
  readonly fetch: Hono<{ Bindings: SocketBindings }>['fetch']
  readonly request: Hono<{ Bindings: SocketBindings }>['request']
  readonly routes: readonly Route[]
}

/** Requests of the API in a second, and at once. */
const apiRate = { perSecond: 50, burst: 200 }

/** The local server's routes, without a socket: `app.request('/…')` answers in tests. */
export function createApp(settings: AppSettings): App {
  const { session, store, webAssets, base, live, map, policy, edit } = settings
  // A browser may come back with a page that an earlier version of the program made.
  const program = encodeURIComponent(engineIdentity())
  const search = createLiveSearch(session)
  const assets = createAssetFinder(session)
  const rate = createRateLimit(apiRate.perSecond, apiRate.burst, settings.now ?? (() => performance.now()))
  const routes: readonly Route[] = [
    { method: 'GET', path: '-/live', access: 'page', handle: answerLive },
    ...(policy.kind === 'token' ? [enterRoute(policy, base)] : []),
    ...(edit
      ? [
          ...editRoutes(session, policy, edit),
          ...assetRoutes(session, { ...edit, root: store.root, onStored: assets.keepStored }),
          ...addressRoutes(session, base),
          ...authorRoutes(session, edit, assets.keepImagined, store.root),
          ...changeRoutes(session, edit),
          ...proposalRoutes(session, edit),
        ]
      : []),
    { method: 'GET', path: '*', access: 'page', handle: answerPage },
  ]

  const app = new Hono<{ Bindings: SocketBindings }>({ strict: true })
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    const incoming = c.env?.incoming
    const access = accessOf(routes, base, c.req.method, pathname)
    const refusal = guardRequest(
      {
        method: c.req.method,
        target: incoming?.url ?? pathname + search,
        header: (name) => c.req.header(name),
        hostCount: countHosts(incoming?.rawHeaders ?? []),
        peer: incoming?.socket.remoteAddress,
      },
      access,
      policy,
    )
    if (refusal?.status === 401 && access === 'page') return c.html(enterPage(base), 401, headers)
    if (refusal) return c.text(refusal.reason, refusal.status, headers)
    if (access !== 'page' && !rate.take())
      return c.json({ error: 'too-many-requests', message: 'Too much at once' }, 429, {
        ...headers,
        'retry-after': '1',
      })
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (access !== 'page') c.res.headers.set('cache-control', 'no-store')
    return undefined
  })
  app.onError((error, c) => {
    if (error instanceof SaveConflictError) return c.json(error.conflict, 409, headers)
    if (error instanceof ApiError) return c.json(error.problem, error.status, headers)
    settings.onFault?.(error)
    return c.text('The server made a mistake', 500, headers)
  })
  for (const { method, path, handle } of routes) app.on(method, path === '*' ? '*' : base + path, handle)
  return { fetch: app.fetch, request: app.request, routes }

  function answerLive(c: Context): Response {
    const address = addressOf(c.req.query('page') ?? base, base) ?? ('' as Address)
    return streamSSE(c, async (stream) => {
      let { snapshot } = session
      let version = await versionOf(snapshot, address)
      // What changes from here on is told: nothing may come between the version and that.
      while (snapshot !== session.snapshot) {
        snapshot = session.snapshot
        version = await versionOf(snapshot, address)
      }
      await new Promise<void>((resolve) => {
        const hello = {
          previous: session.snapshot.revision,
          revision: session.snapshot.revision,
          changed: [],
          removed: [],
          canEdit: edit !== undefined,
          ...(version !== undefined && { version }),
        }
        void stream.writeSSE({ data: JSON.stringify(hello) })
        const unsubscribe = live.subscribe(address, (update) => {
          void stream.writeSSE({ data: JSON.stringify(update) })
        })
        stream.onAbort(() => {
          unsubscribe()
          resolve()
        })
        live.onClose(resolve)
        // The first map is made for whoever looks at home, who then sees it.
        if (address === session.snapshot.homeAddress && map.made === undefined)
          void map.mapOf(session.snapshot).then(
            () => {
              const { revision } = session.snapshot
              const changed = [base + address]
              void stream.writeSSE({
                data: JSON.stringify({ previous: revision, revision, changed, removed: [] }),
              })
            },
            () => {},
          )
      })
    })
  }

  async function answerPage(c: Context): Promise<Response> {
    const snapshot = session.snapshot
    const address = addressOf(new URL(c.req.url).pathname, base)
    const page = address === undefined ? undefined : snapshot.pageByAddress.get(address)
    if (page && isMap(page)) return answerMap(snapshot, page, c)
    if (page && address === snapshot.homeAddress && map.made) return answerHome(snapshot, page, map.made, c)
    if (page) {
      const tag = `"${program}-${snapshot.keyOf(page)}"`
      if (c.req.header('if-none-match') === tag) return c.body(null, 304, { etag: tag })
      const html = withVersion(await snapshot.render(page), snapshot.keyOf(page))
      return c.html(html, 200, { etag: tag, 'cache-control': 'no-cache' })
    }
    if (address !== undefined) {
      // `/linux/page-cache` is what people type.
      if (snapshot.pageByAddress.has(`${address}/` as Address))
        return c.redirect(`${encodeURI(base + address)}/`, 308)
      const web = webAssets.files.find((file) => file.address === address)
      if (web) return send(web.address, await webAssets.read(web), 'max-age=31536000, immutable')
      const isSearch = address.startsWith('-/search/') && snapshot.features.isOn('search')
      const searchFile = isSearch ? await search.fileAt(address) : undefined
      if (searchFile) {
        const isNamedByContent = address !== search.entry
        return send(address, searchFile, isNamedByContent ? 'max-age=31536000, immutable' : 'no-cache')
      }
      if (address.startsWith(mapFolder) && snapshot.features.isOn('map')) {
        const file = await (await map.mapOf(snapshot)).fileAt(address)
        if (file) return sendTagged(file, getMimeType(address) ?? 'application/octet-stream', c)
      }
      if (address === tendAddress && snapshot.features.isOn('tend'))
        return c.html(withVersion(await snapshot.render(tendPage), ''), 200, { 'cache-control': 'no-cache' })
      const asset = assets.find(address)
      const answer = asset && (await answerAsset(store, asset, address, c))
      if (answer) return answer
      const readMap = async (file: Address): Promise<Uint8Array | undefined> =>
        snapshot.features.isOn('map') ? (await map.mapOf(snapshot)).fileAt(file) : undefined
      const made = await findFile(snapshot.files(), address, readMap)
      if (made !== undefined) {
        for (const [name, value] of Object.entries(headersOfMade(address))) c.header(name, value)
        return sendTagged(bytesOf(made), getMimeType(address) ?? 'application/octet-stream', c)
      }
    }
    const now = address === undefined ? undefined : settings.moved?.find(address, snapshot)
    if (now !== undefined) {
      const { search } = new URL(c.req.url)
      return c.redirect(encodeURI(base + now) + search, 307)
    }
    if (isHiddenPath(c.env?.incoming?.url ?? c.req.path)) return c.text('This path is not served', 403)
    const missing = snapshot.pageByAddress.get(ownFiles.notFound)!
    const html = withVersion(await snapshot.render(missing), snapshot.keyOf(missing))
    return c.html(html, 404, { 'cache-control': 'no-cache' })
  }

  /** What {@link withVersion} says on a page now; undefined where nobody knows: pages of more than notes. */
  async function versionOf(snapshot: Snapshot, address: Address): Promise<string | undefined> {
    const page = snapshot.pageByAddress.get(address)
    if ((page && isMap(page)) || address === tendAddress) return undefined
    if (page && address === snapshot.homeAddress && map.made)
      return digestOf(await snapshot.renderWith(page, { map: map.made.outline }))
    return snapshot.keyOf(page ?? snapshot.pageByAddress.get(ownFiles.notFound)!)
  }

  /** The map is made when somebody opens it. */
  async function answerMap(snapshot: Snapshot, page: Page, c: Context): Promise<Response> {
    const { outline } = await map.mapOf(snapshot)
    return sendTagged(
      new TextEncoder().encode(withVersion(await snapshot.renderWith(page, { map: outline }), '')),
      'text/html; charset=UTF-8',
      c,
    )
  }

  /** Home with the map that is there; nobody waits for one. */
  async function answerHome(
    snapshot: Snapshot,
    page: Page,
    { outline }: ServedMap,
    c: Context,
  ): Promise<Response> {
    const html = await snapshot.renderWith(page, { map: outline })
    const bytes = new TextEncoder().encode(withVersion(html, digestOf(html)))
    return sendTagged(bytes, 'text/html; charset=UTF-8', c)
  }

  function send(name: string, bytes: Uint8Array, caching: string): Response {
    const type = getMimeType(name) ?? 'application/octet-stream'
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': type, 'cache-control': caching },
    })
  }
}

/** The page that no site has, only the local server. */
const tendPage: Page = { kind: 'own', address: tendAddress, page: 'tend', key: 'tend' }

function isMap(page: Page): boolean {
  return page.kind === 'own' && page.page === 'map'
}

function bytesOf(content: string | readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return typeof content === 'string'
    ? new TextEncoder().encode(content)
    : Uint8Array.from(Buffer.concat(content))
}
