import { isEditAddress } from './edit-address.ts'
import { shutPage } from './shut-page.ts'

/** What an open editor hears of the page around it. */
interface PageListeners {
  /** The garden has changed. */
  readonly updated: () => void
  /** The network is back. */
  readonly online: () => void
  /** A key, before anybody else has it, unless a dialog stands before the editor. */
  readonly key: (event: KeyboardEvent) => void
  readonly leave: (event: BeforeUnloadEvent) => void
  /** The browser went back to what was there before the editor. */
  readonly back: () => void
  /** The page is out of sight, and may never be seen again. */
  readonly hide: () => unknown
}

/**
 * Covers the page with an editor: the page is shut, and it is neither laid out nor brought up to date while somebody writes,
 * which costs a long page more time than a key may take. What it returns uncovers the page, as the garden then is, where it
 * was scrolled to.
 */
export function coverPage(
  editor: HTMLElement,
  { updated, online, key, leave, back, hide }: PageListeners,
): () => void {
  const openPage = shutPage(editor)
  const { scrollX: left, scrollY: top } = window
  document.documentElement.classList.add('is-editing')
  const stop = new AbortController()
  const { signal } = stop
  let isOld = false
  const hold = (event: Event): void => {
    event.stopImmediatePropagation()
    isOld = true
  }
  window.addEventListener('hortus:changed', hold, { capture: true, signal })
  document.addEventListener('hortus:updated', updated, { signal })
  window.addEventListener('keydown', (event) => isBefore(editor, event) || key(event), {
    capture: true,
    signal,
  })
  window.addEventListener('online', online, { signal })
  window.addEventListener('beforeunload', leave, { signal })
  window.addEventListener('popstate', () => isEditAddress() || back(), { signal })
  window.addEventListener('pagehide', hide, { signal })
  // A phone ends pages in the background without a word.
  document.addEventListener('visibilitychange', () => document.hidden && hide(), { signal })
  return () => {
    stop.abort()
    openPage()
    document.documentElement.classList.remove('is-editing')
    window.scrollTo({ left, top, behavior: 'instant' })
    if (isOld) document.dispatchEvent(new Event('hortus:changed'))
  }
}

/** Whether a key is a dialog's. Who is in the editor has none before it; only else the page, which may be long, is looked through. */
function isBefore(editor: HTMLElement, { target }: KeyboardEvent): boolean {
  const isInside = target instanceof Node && editor.contains(target)
  return !isInside && document.querySelector('dialog[open]') !== null
}
