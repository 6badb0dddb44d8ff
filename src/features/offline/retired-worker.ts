/**
 * Where browsers look for the worker of a site that no longer has one: it forgets what was kept, goes, and has open pages
 * loaded from the site again. Whoever never had a worker never asks for it.
 */
export const retiredWorker = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await caches.delete('hortus-garden ' + new URL(self.registration.scope).pathname)
  const pages = await self.clients.matchAll({ type: 'window' })
  await self.registration.unregister()
  for (const page of pages) page.navigate(page.url)
})()))
`
