import type { Page } from 'playwright-core'

/** What one page asks for from now on. */
interface WatchedRequests {
  /** Paths of all that was asked for, in order. */
  readonly paths: readonly string[]
  /** The pages among them: what remains when the files of the app and the map, which come when they can, are left out. */
  pages(): readonly string[]
}

/**
 * Listens to one page alone. A page watched from before it goes anywhere has nothing of another page; one that is watched
 * later may still ask for what belongs to its start, so count only what the test is about.
 */
export function watchRequests(page: Page): WatchedRequests {
  const paths: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http')) paths.push(decodeURIComponent(url.pathname))
  })
  return { paths, pages: () => paths.filter((path) => path.endsWith('/')) }
}
