import { pageTitle } from '../../../../web/view/page-title.ts'

/** A page that was read lately. */
export interface RecentPage {
  readonly title: string
  /** Path on this host, percent-encoded. */
  readonly path: string
}

const key = 'hortus:recent'
const limit = 8

/** Remembers the pages that are shown, the newest first, in this browser alone. */
export function startRecentPages(): void {
  remember()
  document.addEventListener('hortus:shown', remember)
}

/** The pages that were read lately, without the one that is shown. */
export function recentPages(): readonly RecentPage[] {
  return load().filter(({ path }) => path !== location.pathname)
}

function remember(): void {
  const title = pageTitle(document)
  if (title === '' || document.querySelector('main .note') === null) return
  const path = location.pathname
  const pages = [{ title, path }, ...load().filter((page) => page.path !== path)].slice(0, limit + 1)
  try {
    localStorage.setItem(key, JSON.stringify(pages))
  } catch {
    // Nothing to keep it in.
  }
}

function load(): readonly RecentPage[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecentPage) : []
  } catch {
    return []
  }
}

/** Only paths of this host: what a browser keeps is no more to be trusted than a link. */
function isRecentPage(value: unknown): value is RecentPage {
  const { title, path } = (value ?? {}) as Partial<RecentPage>
  return typeof title === 'string' && typeof path === 'string' && /^\/(?!\/)/.test(path)
}
