import { moveMarks } from './progress-store.ts'

/**
 * Takes over that the page which is shown has another address by now: the browser's address and what the reader marked
 * follow, and `hortus:moved` says it to what keeps the address for itself. What stands behind `?` and `#` stays.
 */
export function pageMoved(to: URL): void {
  const from = new URL(location.href)
  if (to.origin !== from.origin || to.pathname === from.pathname) return
  moveMarks([{ from: from.pathname, to: to.pathname }])
  history.replaceState(history.state, '', to.pathname + from.search + from.hash)
  document.dispatchEvent(new Event('hortus:moved'))
}
