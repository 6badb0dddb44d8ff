import { createPartialResponse } from 'workbox-range-requests/createPartialResponse.js'
import { registerRoute } from 'workbox-routing/registerRoute.js'
import { browserEffects, cacheNameOf } from './browser-effects.ts'
import { type Answer, createGardenKeeper } from './garden-keeper.ts'
import type { ToPage, ToWorker } from './messages.ts'
import { createTurns } from './turns.ts'
import type { FetchMoment, WorkerScope } from './worker-scope.ts'

declare const self: WorkerScope

const base = new URL(self.registration.scope).pathname

/** Files that the worker leaves to the host: what other programs read, and what says which build is there. */
const ofHosts =
  /^(?:-\/offline\/[^/]+\.json|offline-worker\.js|robots\.txt|sitemap[^/]*\.xml|feed\.(?:xml|json)|garden\.json|manifest\.webmanifest|_headers)$/

const keeper = createGardenKeeper({
  ...browserEffects(base),
  openClients: async () =>
    (await self.clients.matchAll({ includeUncontrolled: true, type: 'all' })).map(({ id }) => id),
  async tellNewer(id) {
    const message: ToPage = { kind: 'newer' }
    ;(await self.clients.get(id))?.postMessage(message)
  },
  async retire() {
    await self.registration.unregister()
    await caches.delete(cacheNameOf(base))
  },
})

/** What is tidied is not read at the same time. */
const turns = createTurns()

registerRoute(
  ({ url, request, sameOrigin }) => sameOrigin && request.method === 'GET' && addressOf(url) !== undefined,
  async ({ url, request, event }) => {
    const moment = event as unknown as FetchMoment
    const address = addressOf(url) ?? ''
    if (request.destination === 'worker' || request.destination === 'sharedworker')
      await keeper.inherit(moment.resultingClientId, moment.clientId)
    const isWhole = request.mode === 'navigate' && request.destination === 'document'
    const answer = isWhole
      ? await keeper.open(address, moment.resultingClientId)
      : await keeper.answer(address, moment.clientId, request.headers.get('accept') === 'text/html')
    if (isWhole) moment.waitUntil(turns.once(() => keeper.tidy()).catch(() => {}))
    return respond(answer, request)
  },
)

self.addEventListener('install', () => void self.skipWaiting())

self.addEventListener('message', (event) => {
  const message = event.data as ToWorker
  if (message.kind !== 'read') return
  const addresses = message.urls
    .map((url) => new URL(url))
    .filter(({ origin }) => origin === new URL(self.registration.scope).origin)
    .flatMap((url) => addressOf(url) ?? [])
  event.waitUntil(keeper.keepRead(addresses).then(() => turns.once(() => keeper.tidy())))
})

async function respond(answer: Answer, request: Request): Promise<Response> {
  switch (answer.kind) {
    case 'pass':
      return fetch(request)
    case 'again':
      return Response.redirect(request.url, 302)
    case 'go':
      return Response.redirect(base + encodeURI(answer.address), 302)
    case 'refuse':
      return new Response('', { status: answer.status })
    case 'file': {
      const { type, bytes } = answer.file
      const response = new Response(bytes, { status: answer.status, headers: { 'content-type': type } })
      return request.headers.has('range') ? createPartialResponse(request, response) : response
    }
  }
}

/** The file of the site that is at a URL; undefined where that is not the site's, or left to the host. */
function addressOf({ pathname }: URL): string | undefined {
  if (!pathname.startsWith(base)) return undefined
  try {
    const path = decodeURIComponent(pathname.slice(base.length))
    if (ofHosts.test(path)) return undefined
    return path === '' || path.endsWith('/') ? `${path}index.html` : path
  } catch {
    return undefined
  }
}
