import { isSamePage } from '../view/page-link.ts'
import { addStyles } from './add-to-head.ts'
import { fetchPage, findPage } from './page-cache.ts'
import { pageMoved } from './page-moved.ts'
import { rememberDelivered } from './refresh.ts'
import { showPage } from './show-page.ts'
import { linkedPage } from './site.ts'

/** What an entry of the browser's history keeps besides its address. */
interface EntryState {
  readonly scroll: number
  /** The link that was followed from there, by its place among the links of `main`. */
  readonly focus?: number
}

/** May show a page in its own way; `from` is the link that leads there, or Back and Forward. True when it does. */
type Divert = (url: URL, from: HTMLAnchorElement | 'history' | undefined) => boolean

let divert: Divert = () => false

/** Lets something else than the router show pages. */
export function divertNavigation(to: Divert): void {
  divert = to
}

/** The page that is shown, which differs from the address while another one is being fetched. */
let shown = new URL(location.href)

/** Counts navigations, so that one that was overtaken by another does nothing. */
let latest = 0

/** How far the page was scrolled in its last frame. To ask when a link is followed would lay the old page out once more. */
let scrolled = 0

/**
 * Follows links by putting the other page's `main` in place of this one's. Back and Forward bring back where readers
 * were and what had their focus. Whatever fails is left to the browser.
 */
export function startRouter(): void {
  history.scrollRestoration = 'manual'
  // A page that is left for good or reloaded is the browser's again.
  addEventListener('pagehide', () => {
    history.scrollRestoration = 'auto'
  })
  addEventListener('pageshow', () => {
    history.scrollRestoration = 'manual'
  })
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]')
    const url = link && linkedPage(link)
    if (!url || (isSamePage(url, shown) && url.hash !== '')) return
    event.preventDefault()
    void navigate(url, link)
  })
  document.addEventListener('hortus:moved', () => {
    shown = new URL(location.href)
  })
  addEventListener('popstate', (event) => {
    const url = new URL(location.href)
    const state = event.state as EntryState | null
    if (isSamePage(url, shown)) {
      shown = url
      restore(url, state)
    } else if (divert(url, 'history')) shown = url
    else void swap(url, () => restore(url, state))
  })
  let timer = 0
  scrolled = scrollY
  addEventListener('scroll', () => {
    scrolled = scrollY
    clearTimeout(timer)
    timer = window.setTimeout(keepScroll, 150)
  })
}

/** Shows another page of the site and adds it to the history. */
export async function navigate(url: URL, from?: HTMLAnchorElement): Promise<void> {
  keepScroll()
  if (divert(url, from)) {
    shown = new URL(location.href)
    return
  }
  const focus = from && linksOfMain().indexOf(from)
  await swap(url, () => {
    const state: EntryState = { scroll: scrolled, ...(focus !== undefined && focus >= 0 && { focus }) }
    if (url.href !== location.href) {
      history.replaceState(state, '')
      history.pushState(null, '', url)
    }
  })
}

async function swap(url: URL, arrive: () => void): Promise<void> {
  const turn = ++latest
  let page = findPage(url.href)
  const isHere = page !== undefined
  if (page === undefined) {
    const busy = window.setTimeout(() => document.documentElement.classList.add('is-loading'), 300)
    try {
      page = await fetchPage(url.href)
    } catch {
      if (turn === latest) location.assign(url)
      return
    } finally {
      clearTimeout(busy)
      document.documentElement.classList.remove('is-loading')
    }
  }
  const next = page.document
  await addStyles(next.head)
  if (turn !== latest) return
  const isHistory = location.href === url.href
  const change = (): void => {
    if (!isHistory) arrive()
    shown = url
    rememberDelivered(next)
    showPage(next)
    if (isHistory) arrive()
    else start(url)
    // Its note is called otherwise by now, and the entry of the history with it.
    if (new URL(page.url).pathname !== url.pathname) pageMoved(new URL(page.url))
    document.dispatchEvent(new Event('hortus:shown'))
  }
  // Taking a picture of the old page costs frames: one that was fetched beforehand is shown without.
  if (!isHere && canAnimate()) document.startViewTransition(change)
  else change()
}

/** Pages fade into each other where the browser can do it and its reader has nothing against motion. */
function canAnimate(): boolean {
  return 'startViewTransition' in document && !matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** A page that is new: at its top, or where its address points; focus on the text, for keyboards and screen readers. */
function start(url: URL): void {
  const target = targetOf(url)
  const main = document.querySelector<HTMLElement>('main')!
  main.tabIndex = -1
  if (target) {
    // The browser sets `:target` only by going there itself.
    location.replace(url.hash)
    target.scrollIntoView()
  } else scrollTo({ top: 0, behavior: 'instant' })
  main.focus({ preventScroll: true })
}

function restore(url: URL, state: EntryState | null): void {
  const link = state?.focus === undefined ? undefined : linksOfMain()[state.focus]
  if (link) link.focus({ preventScroll: true })
  if (state) scrollTo({ top: state.scroll, behavior: 'instant' })
  else targetOf(url)?.scrollIntoView() ?? scrollTo({ top: 0, behavior: 'instant' })
}

function keepScroll(): void {
  const state = history.state as EntryState | null
  if (new URL(location.href).pathname !== shown.pathname) return
  history.replaceState({ ...state, scroll: scrolled } satisfies EntryState, '')
}

function targetOf(url: URL): Element | null {
  return url.hash === '' ? null : document.getElementById(decodeURIComponent(url.hash.slice(1)))
}

function linksOfMain(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('main a[href]:not([data-added] a)')]
}
