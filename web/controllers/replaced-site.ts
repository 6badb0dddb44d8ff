/** How long a page that was loaded again is not loaded once more, in milliseconds: what is missing may be missing for good. */
const patience = 60_000

/**
 * Loads the page again when code that it asks for is gone: a newer build has taken the site's place while the page was open, and
 * whatever a reader asked for would do nothing from then on. Where the host does not answer, the page stays, and so do pages of
 * the local server: somebody may be writing there.
 */
export function startReplacedSite(): void {
  if (document.querySelector('script[data-live]')) return
  addEventListener('vite:preloadError', () => void loadAgain())
}

async function loadAgain(): Promise<void> {
  if (!mayLoadAgain()) return
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined)
  if (answer?.ok !== true) return
  try {
    sessionStorage.setItem(key(), String(Date.now()))
    location.reload()
  } catch {
    // Without a memory it could go on for ever.
  }
}

function mayLoadAgain(): boolean {
  try {
    return Date.now() - Number(sessionStorage.getItem(key()) ?? 0) > patience
  } catch {
    return false
  }
}

function key(): string {
  return `hortus:loaded-again:${location.pathname}`
}
