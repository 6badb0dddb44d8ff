import { ownFiles } from '../../../model/own-address.ts'
import type { ListedFile } from '../build-list.ts'
import { retiredMark } from '../retired-worker.ts'
import { createKeptBuilds, type KnownBuild } from './kept-builds.ts'
import { rememberUnkept } from './remember-unkept.ts'
import type { KeeperEffects, KeptFile, SentFile, Shelf } from './site-fetch.ts'

/**
 * What a page or one of its requests is answered with. `pass`: the host answers by itself. `again`: there is no worker any
 * more, and the browser finds that out by asking once more.
 */
export type Answer =
  | { readonly kind: 'file'; readonly file: KeptFile; readonly status: number }
  | { readonly kind: 'refuse'; readonly status: 404 | 409 | 504 }
  | { readonly kind: 'go'; readonly address: string }
  | { readonly kind: 'pass' }
  | { readonly kind: 'again' }

/** Answers for a site so that everything a page shows is of one build: see {@link createGardenKeeper}. */
interface GardenKeeper {
  /** A page that the browser opens as a whole. `client` is what it will be. */
  open(address: string, client: string): Promise<Answer>
  /** What an open page asks for: other pages to show in its place, data, styles, scripts. */
  answer(address: string, client: string, isPage: boolean): Promise<Answer>
  /** A worker is of the build of the page that starts it. */
  inherit(client: string, from: string): Promise<void>
  /** Keeps what was read and loaded before this worker was there. */
  keepRead(addresses: readonly string[]): Promise<void>
  /** Keeps what every page needs and forgets builds that nobody looks at. */
  tidy(): Promise<void>
}

/** The pages of hosts that give files of no build, such as those who write into pages on the way. */
const noBuild = '-'
const pinPrefix = 'page/'
const notFound = '404.html'
/** Milliseconds between two questions whether the site has become newer, while a reader moves about. */
const askEvery = 60_000
const tries = 3

/**
 * Each page is pinned to the build that it came with, and whatever it asks for is checked against the list of that build by
 * its bytes. What the host has of another build is refused; the page is then loaded as a whole, from the new one.
 */
export function createGardenKeeper(effects: KeeperEffects): GardenKeeper {
  let isGone = false
  const kept = rememberUnkept(effects.shelf)
  const shelf: Shelf = {
    ...kept,
    // What is on its way when everything is forgotten is not kept after that.
    put: async (name, file) => (isGone ? undefined : kept.put(name, file)),
  }
  const builds = createKeptBuilds({ ...effects, shelf })
  /** Pages that are just being opened and not among the open ones yet. */
  const opening = new Set<string>()
  let asked = effects.now()

  /** Whether the site has no worker any more: then all is forgotten. */
  const goIfRetired = async (): Promise<boolean> => {
    const worker = await effects.fetchFile(ownFiles.worker, true)
    if (worker === undefined || !new TextDecoder().decode(worker.bytes).startsWith(retiredMark)) return false
    isGone = true
    const pages = await effects.openClients()
    await effects.retire().catch(() => {})
    for (const page of pages) await effects.tellNewer(page)
    return true
  }

  const pin = async (client: string, build: string): Promise<void> => {
    opening.add(client)
    await shelf.put(pinPrefix + client, { type: '', bytes: new TextEncoder().encode(build) })
  }
  const pinOf = async (client: string): Promise<string | undefined> => {
    const kept = await shelf.get(pinPrefix + client)
    return kept && new TextDecoder().decode(kept.bytes)
  }
  const show = async (client: string, build: KnownBuild, file: KeptFile, status = 200): Promise<Answer> => {
    await pin(client, build.id)
    return { kind: 'file', file, status }
  }
  const keep = async (file: ListedFile, address: string, sent: SentFile): Promise<KeptFile> => {
    await builds.put(file, address, sent)
    return sent
  }

  /** No page is shown before what makes it look right and run is here: the host may be changed at any moment. */
  const keepShell = async (build: KnownBuild): Promise<boolean> => {
    const got = await Promise.all(build.shell.map((address) => builds.get(build, address)))
    return got.every((file) => typeof file === 'object')
  }

  /** From the host, if page and build belong together. */
  const openFresh = async (
    address: string,
    client: string,
  ): Promise<Answer | { readonly sent?: SentFile | undefined }> => {
    let last: SentFile | undefined
    for (let n = 0; n < tries; n++) {
      const [build, sent] = await Promise.all([builds.learn(), effects.fetchFile(address, true)])
      last = sent
      if (sent === undefined) return {}
      if (build === undefined) {
        if (!(await goIfRetired())) continue
        return { kind: 'again' }
      }
      const file = build.files[address]
      if (file !== undefined && (await effects.digest(sent.bytes)) === file[0] && (await keepShell(build)))
        return show(client, build, await keep(file, address, sent))
      if (file === undefined && sent.status === 404) {
        const missing = await builds.get(build, notFound)
        if (typeof missing === 'object') return show(client, build, missing, 404)
      }
    }
    return { sent: last }
  }

  /** From what this browser keeps. */
  const openKept = async (
    address: string,
    client: string,
    sent: SentFile | undefined,
  ): Promise<Answer | undefined> => {
    const digest = sent && (await effects.digest(sent.bytes))
    const newestFirst = await builds.known()
    // Without a host the build that is here whole goes first: its search and map go on, too.
    const whole = sent === undefined ? await builds.whole() : undefined
    const known = newestFirst.toSorted((a, b) => Number(b.id === whole?.id) - Number(a.id === whole?.id))
    for (const build of known) {
      const file = build.files[address]
      if (file === undefined) continue
      if (sent !== undefined && digest === file[0])
        return show(client, build, await keep(file, address, sent))
      const kept = sent === undefined ? await builds.read(file, address) : undefined
      if (kept !== undefined) return show(client, build, kept)
    }
    if (sent !== undefined) return undefined
    // Hosts lead on from the address of a folder without its slash; without them that is done here.
    const folder = `${address}/index.html`
    for (const build of known) {
      const file = build.files[folder]
      if (file !== undefined && (await builds.isKept(file, folder)))
        return { kind: 'go', address: `${address}/` }
    }
    for (const build of known) {
      const file = build.files[notFound]
      const page = file && (await builds.read(file, notFound))
      if (page) return show(client, build, sayOffline(page, build), 503)
    }
    return undefined
  }

  const buildOf = async (client: string): Promise<string | undefined> => {
    const own = await pinOf(client)
    if (own !== undefined) return own
    // Some browsers do not say whose a worker is: where all pages are of one build, it is of that one too.
    const pins = await Promise.all([...new Set([...(await effects.openClients()), ...opening])].map(pinOf))
    const all = new Set(pins.filter((id) => id !== undefined))
    return all.size === 1 ? [...all][0] : undefined
  }

  const tellIfNewer = async (client: string, id: string): Promise<void> => {
    if (effects.now() - asked < askEvery) return
    asked = effects.now()
    const newest = await builds.learn()
    if (newest !== undefined && newest.id !== id) await effects.tellNewer(client)
  }

  return {
    async open(address, client) {
      if (isGone) return { kind: 'pass' }
      const fresh = await openFresh(address, client)
      if ('kind' in fresh) return fresh
      const kept = await openKept(address, client, fresh.sent)
      if (kept) return kept
      if (fresh.sent === undefined) return { kind: 'pass' }
      await pin(client, noBuild)
      return { kind: 'file', file: fresh.sent, status: fresh.sent.status }
    },
    async answer(address, client, isPage) {
      const id = await buildOf(client)
      if (id === noBuild) return { kind: 'pass' }
      const build = id === undefined ? undefined : await builds.find(id)
      if (id === undefined || build === undefined) return { kind: 'refuse', status: 409 }
      if (build.files[address] === undefined)
        return build.files[`${address}/index.html`] === undefined
          ? // A page may be there that the list does not name: it is then loaded whole, from the host.
            { kind: 'refuse', status: isPage ? 409 : 404 }
          : { kind: 'go', address: `${address}/` }
      const got = await builds.get(build, address)
      if (isPage && got !== 'away') void tellIfNewer(client, id).catch(() => {})
      if (got === 'away') return { kind: 'refuse', status: 504 }
      if (got === 'moved') return { kind: 'refuse', status: 409 }
      if (got !== 'other') return { kind: 'file', file: got, status: 200 }
      await effects.tellNewer(client)
      return { kind: 'refuse', status: 409 }
    },
    async inherit(client, from) {
      const build = await buildOf(from)
      if (build !== undefined) await pin(client, build)
    },
    async keepRead(addresses) {
      const build = (await builds.known())[0] ?? (await builds.learn())
      for (const address of addresses) if (build?.files[address]) await builds.get(build, address)
    },
    async tidy() {
      if (isGone) return
      const [newest] = await builds.known()
      if (newest === undefined) return
      await keepShell(newest)
      const there = await effects.openClients()
      const open = new Set([...there, ...opening])
      for (const client of there) opening.delete(client)
      const used = new Set([newest.id])
      const whole = await builds.whole()
      if (whole !== undefined) used.add(whole.id)
      for (const name of await shelf.names()) {
        if (!name.startsWith(pinPrefix)) continue
        const client = name.slice(pinPrefix.length)
        const build = await pinOf(client)
        if (open.has(client) && build !== undefined) used.add(build)
        else await shelf.delete(name)
      }
      await builds.keepOnly(used)
    },
  }
}

/** The page for what is not there, which says that it may be there for readers with a connection. */
function sayOffline({ type, bytes }: KeptFile, { offline }: KnownBuild): KeptFile {
  const html = new TextDecoder()
    .decode(bytes)
    .replace(/<html /, '<html data-offline ')
    .replace(
      /<h1>[^<]*<\/h1>\s*<p class="lead">[^<]*<\/p>/,
      () => `<h1>${offline.title}</h1>\n<p class="lead">${offline.text}</p>\n<div class="kept-pages"></div>`,
    )
  return { type, bytes: new TextEncoder().encode(html) }
}
