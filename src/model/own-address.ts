import type { Address } from './page-link.ts'

const address = (path: string): Address => path as Address

/** Files of ours live below this segment, which no slug can be; but for those of {@link ownFiles}. */
export const ownFolder = '-'

/** What a browser asks for the newest note of a day; there where there is one. */
export const newestDayAddress = address(`${ownFolder}/newest-day.json`)

/** Where the local server says what to tend; no site has this page. */
export const tendAddress = address(`${ownFolder}/tend/`)

/** Folder of the files by which the table of all notes is sorted; they are named by column and number, from 0. */
export const noteTableFolder = `${ownFolder}/notes/`

/** Where the redirects of a site are that nginx and Caddy read, where there are any. */
export const nginxRedirectsAddress = address(`${ownFolder}/redirects.map`)
export const caddyRedirectsAddress = address(`${ownFolder}/redirects.caddy`)

/** The files of ours at the top of a site, where others look for them. Whoever writes one takes its address from here. */
export const ownFiles = {
  notFound: address('404.html'),
  gardenData: address('garden.json'),
  sitemap: address('sitemap.xml'),
  hostHeaders: address('_headers'),
  robots: address('robots.txt'),
  feed: address('feed.xml'),
  jsonFeed: address('feed.json'),
  llms: address('llms.txt'),
  llmsFull: address('llms-full.txt'),
  redirects: address('_redirects'),
  /** At the top, because a worker answers only for what is below it. */
  worker: address('offline-worker.js'),
  webManifest: address('manifest.webmanifest'),
  icon: address(`${ownFolder}/icon.svg`),
  /** The frame in which simulations run. */
  simulation: address(`${ownFolder}/simulation.html`),
} as const

/** One of the files that a sitemap of very many pages consists of; `number` from 1. */
export function sitemapPartAddress(number: number): Address {
  return address(ownFiles.sitemap.replace('.', `-${number}.`))
}

/** What a page's file is called in the folder that its address names. */
export const pageFileName = 'index.html'

/**
 * The segment of an address by which a page there would be where a file of ours is, or below it; undefined where there
 * is none. Letter case makes no difference, as on many disks.
 */
export function ownSegmentOf(address: Address): string | undefined {
  const segments = address.split('/')
  const first = segments[0]!.toLowerCase()
  const isOurs =
    first === ownFolder ||
    Object.values(ownFiles).some((file) => file === first) ||
    first === sitemapPartAddress(Number(/\d+/.exec(first)?.[0]))
  return isOurs ? segments[0] : segments.find((segment) => segment.toLowerCase() === pageFileName)
}
