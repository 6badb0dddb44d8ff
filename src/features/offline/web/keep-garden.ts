import './keep-garden.css'
import { enhanceWith } from '../../../../web/controllers/enhance.ts'
import { siteBase } from '../../../../web/controllers/site.ts'
import { sizeOfBuild } from '../build-list.ts'
import { browserEffects } from './browser-effects.ts'
import { type KeepResult, keepAll } from './keep-all.ts'
import { createKeptBuilds, keptName } from './kept-builds.ts'
import { listKeptPages } from './list-kept-pages.ts'
import type { ToPage, ToWorker } from './messages.ts'
import { createOfflineFoot, offerReload } from './offline-foot.ts'
import { rememberUnkept } from './remember-unkept.ts'
import type { KeptFile } from './site-fetch.ts'

/** Starts the worker, tells it what is read, and offers to keep the whole garden. */
export async function startKeeping(): Promise<void> {
  const base = siteBase()
  const { serviceWorker } = navigator
  const own = browserEffects(base)
  const { shelf } = own
  const hasWorker = async (): Promise<boolean> => (await serviceWorker.getRegistration(base)) !== undefined
  const effects = {
    ...own,
    shelf: rememberUnkept({
      ...shelf,
      // Once the worker has gone with all that was kept, nobody would ever remove what a page that is still open keeps.
      put: async (name: string, file: KeptFile) => ((await hasWorker()) ? shelf.put(name, file) : undefined),
    }),
  }
  const builds = createKeptBuilds(effects)
  await serviceWorker.register(`${base}offline-worker.js`, { scope: base, updateViaCache: 'none' })
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    if (data.kind === 'newer') offerReload()
  })
  serviceWorker.startMessages()
  const { active } = await serviceWorker.ready
  const tellRead = (): void => {
    const message: ToWorker = {
      kind: 'read',
      urls: [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)],
    }
    // What comes through the worker is kept by it.
    if (serviceWorker.controller === null) active?.postMessage(message)
  }
  tellRead()
  document.addEventListener('hortus:shown', tellRead)
  await listKeptPages(builds, base)
  // A page that was opened without a host is of the build that is here whole, whatever newer one is known by now.
  const build = (await builds.learn()) ?? (await builds.whole()) ?? (await builds.known())[0]
  if (build === undefined) return

  let stop = new AbortController()
  const size = sizeOfBuild(build)
  const keep = async (): Promise<void> => {
    stop = new AbortController()
    foot.show({ kind: 'keeping', size, bytes: 0 })
    await navigator.storage.persist?.().catch(() => false)
    const result = await keepAll(
      builds,
      build,
      (bytes) => foot.show({ kind: 'keeping', size, bytes }),
      stop.signal,
    )
    if (result === 'done') {
      await effects.shelf.put(keptName, { type: 'text/plain', bytes: new TextEncoder().encode(build.id) })
      foot.show({ kind: 'kept', size })
      return
    }
    const reason = await reasonOf(result)
    const older = await builds.whole()
    if (older === undefined) foot.show({ kind: 'offered', size, result: reason })
    else foot.show({ kind: 'kept', size: sizeOfBuild(older), result: reason })
  }
  /** Files that are not those of the build, or are not kept, may be those of a site that is newer by now. */
  const reasonOf = async (result: KeepResult): Promise<KeepResult> => {
    if (result !== 'other' && result !== 'full') return result
    if ((await hasWorker()) && ((await builds.learn()) ?? build).id === build.id) return result
    offerReload()
    return 'stopped'
  }
  const remove = async (): Promise<void> => {
    await effects.shelf.delete(keptName)
    await builds.forgetFiles()
    foot.show({ kind: 'offered', size, result: 'removed' })
  }
  const foot = createOfflineFoot({
    keep: () => void keep(),
    cancel: () => stop.abort(),
    remove: () => void remove(),
  })
  const isKept = await effects.shelf.has(keptName)
  const keeping = isKept && (await builds.whole())?.id !== build.id ? keep() : undefined
  if (keeping === undefined) foot.show(isKept ? { kind: 'kept', size } : { kind: 'offered', size })
  // Only now: before, its button has no name.
  enhanceWith((main) => footOf(main).append(foot.element))
  await keeping
}

/** The foot of the page; a garden that says nothing there gets one. */
function footOf(main: HTMLElement): Element {
  const found = main.querySelector('footer.foot')
  if (found) return found
  const foot = document.createElement('footer')
  foot.className = 'foot'
  main.append(foot)
  return foot
}
