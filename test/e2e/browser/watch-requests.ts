import type { Page } from 'playwright-core'
import { pathInSite } from './open-site.ts'

/** What one page asks for from now on. */
interface WatchedRequests {
  /** Paths of all that was asked for, in order, from the top of the site. */
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
    if (request.url().startsWith('http')) paths.push(pathInSite(request.url()))
  })
  return { paths, pages: () => paths.filter((path) => path.endsWith('/')) }
}
