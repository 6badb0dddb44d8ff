/** By which the worker of an earlier build knows that the site has none any more. */
export const retiredMark = '/* This garden is no longer kept by browsers. */'

/**
 * Where browsers look for the worker of a site that no longer has one: it forgets what was kept, goes, and has open pages
 * loaded from the site again. Mostly the worker before has gone by itself by then; whoever never had one never asks for it.
 */
export const retiredWorker = `${retiredMark}
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await caches.delete('hortus-garden ' + new URL(self.registration.scope).pathname)
  const pages = await self.clients.matchAll({ type: 'window' })
  await self.registration.unregister()
  for (const page of pages) page.navigate(page.url)
})()))
`
