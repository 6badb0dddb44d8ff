import { pageTitle } from '../view/page-title.ts'
import { openBeside, readStack, writeStack } from '../view/stack.ts'
import { addStyles, addToHead } from './add-to-head.ts'
import { appWords } from './app-words.ts'
import { enhanceFeatures, enhanceText } from './enhance.ts'
import { type FetchedPage, fetchPage } from './page-cache.ts'
import { arePanesOn } from './panes-choice.ts'
import { divertNavigation } from './router.ts'
import { showPage } from './show-page.ts'
import { siteBase } from './site.ts'
import { withoutIds } from './without-ids.ts'

/** From this width on there is room for pages side by side. */
const wide = matchMedia('(width >= 75em)')

/**
 * Pages side by side: a link opens beside its page, and pages that are pushed away show their spines. The address keeps
 * which are open, so that Back closes and a copied address opens them all.
 */
export function startPanes(): void {
  divertNavigation((url, link) => {
    latest++
    if (!wide.matches) return false
    if (link === 'history') return readStack(url.search).length > 0 && show(url)
    if (!arePanesOn()) return false
    // The address of home is empty: in a list of addresses it would be none. Who goes home starts anew.
    if (addressOf(url) === '' && !openAddresses().includes('')) return false
    const from = link ? paneOf(link) : openAddresses().length - 1
    const { stack, turn } = openBeside(openAddresses(), from, addressOf(url))
    const next = new URL(siteBase() + stack[0], location.href)
    next.search = writeStack(stack.slice(1))
    history.pushState(null, '', next)
    return show(next, turn, url.hash)
  })
  document.addEventListener('click', (event) => {
    const close = (event.target as Element).closest?.('.pane > .spine .close')
    if (!close) return
    const at = paneOf(close)
    const stack = openAddresses().filter((_, i) => i !== at)
    const next = new URL(siteBase() + stack[0], location.href)
    next.search = writeStack(stack.slice(1))
    history.pushState(null, '', next)
    show(next, Math.max(at - 1, 0))
  })
  if (wide.matches && readStack(location.search).length > 0) show(new URL(location.href))
}

/** Opens a page beside what is open, whatever the reader chose for links; false where there is no room. */
export function openOnStack(url: URL): boolean {
  const open = openAddresses()
  if (!wide.matches || (addressOf(url) === '' && !open.includes(''))) return false
  const { stack, turn } = openBeside(open, open.length - 1, addressOf(url))
  const next = new URL(siteBase() + stack[0], location.href)
  next.search = writeStack(stack.slice(1))
  history.pushState(null, '', next)
  return show(next, turn, url.hash)
}

function show(url: URL, turn?: number, hash = ''): true {
  void showStack(url, turn, hash).catch(() => location.assign(url))
  return true
}

/** Counts what was asked for, so that a stack that was overtaken by another is not shown. */
let latest = 0

async function showStack(url: URL, turn: number | undefined, hash: string): Promise<void> {
  const number = ++latest
  const addresses = [addressOf(url), ...readStack(url.search)]
  const pages = await Promise.all(
    addresses.map((address) => fetchPage(new URL(siteBase() + address, url).href)),
  )
  await Promise.all(pages.map((page) => addStyles(page.document.head)))
  if (number !== latest) return
  const first = pages[0]!
  const shown = document.querySelector<HTMLElement>('main')!
  const open = shown.matches('.is-stacked') ? openAddresses() : []
  if (open[0] !== addresses[0]) showPage(first.document)
  const main = document.querySelector<HTMLElement>('main')!
  const kept = open[0] === addresses[0] ? addresses.findIndex((address, i) => address !== open[i]) : 0
  const keep = kept < 0 ? addresses.length : kept
  main.classList.add('is-stacked')
  // The stylesheet folds the column by it.
  document.documentElement.toggleAttribute('data-stacked', true)
  const panes = [...main.children]
  for (const old of panes.slice(keep)) old.remove()
  for (const [i, page] of pages.entries())
    if (i >= keep) main.append(createPane(page, addresses[i]!, i === 0))
  // Only what is in the page has a width by which to find out what scrolls.
  for (const text of main.querySelectorAll<HTMLElement>(`.pane:nth-child(n + ${keep + 1}) .text`))
    enhanceText(text)
  for (const [i, pane] of [...main.children].entries()) {
    ;(pane as HTMLElement).style.setProperty('--at', String(i))
    ;(pane as HTMLElement).style.setProperty('--after', String(addresses.length - 1 - i))
  }
  const pane = main.children[turn ?? addresses.length - 1] as HTMLElement
  document.title = first.document.title
  for (const page of pages) addToHead(page.document.head)
  enhanceFeatures(main)
  pane.focus({ preventScroll: true })
  turnTo(main, turn ?? addresses.length - 1)
  const target =
    hash === '' ? null : pane.querySelector(`[data-id="${CSS.escape(decodeURIComponent(hash.slice(1)))}"]`)
  target?.scrollIntoView({ block: 'start' })
  document.dispatchEvent(new Event('hortus:shown'))
}

/**
 * Scrolls so far that a pane is whole, with the spines of those after it. Panes stick to both edges, so that the
 * browser believes that each is in view already.
 */
function turnTo(main: HTMLElement, at: number): void {
  const width = (main.children[at] as HTMLElement).offsetWidth
  const spine = main.querySelector<HTMLElement>('.spine')!.offsetWidth
  const after = main.children.length - 1 - at
  const hidden = at * width - Math.max(at * spine, main.clientWidth - width - after * spine)
  const isMirrored = getComputedStyle(main).direction === 'rtl'
  main.scrollTo({ left: Math.max(hidden, 0) * (isMirrored ? -1 : 1), behavior: 'instant' })
}

/** A page as one of several: its ids are kept beside, since two pages may have the same. */
function createPane(page: FetchedPage, address: string, isFirst: boolean): HTMLElement {
  const main = page.document.querySelector('main')!
  const title = titleOf(page)
  const pane = document.createElement('section')
  pane.className = 'pane'
  pane.tabIndex = -1
  pane.lang = page.document.documentElement.lang
  pane.dir = page.document.documentElement.dir
  pane.dataset['address'] = address
  pane.setAttribute('aria-label', title)
  const spine = document.createElement('div')
  spine.className = 'spine'
  const name = document.createElement('button')
  name.type = 'button'
  name.textContent = title
  name.addEventListener('click', () => turnTo(pane.parentElement!, paneOf(pane)))
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'close'
  close.setAttribute('aria-label', `${appWords().closePane}: ${title}`)
  spine.append(name, close)
  const parts = [...main.children].map((part) => {
    const marked = document.importNode(part, true)
    nameLandmarks(marked, main, title)
    for (const element of marked.querySelectorAll<HTMLElement>('[id]')) element.dataset['id'] = element.id
    for (const contents of marked.querySelectorAll('.contents')) contents.remove()
    return withoutIds(marked)
  })
  pane.append(spine, ...parts)
  // One page is the first; the titles of the others stand a level below it.
  if (!isFirst) for (const heading of pane.querySelectorAll('h1')) heading.ariaLevel = '2'
  pane.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href^="#"]')
    const id = link && decodeURIComponent(link.hash.slice(1))
    const target = id && pane.querySelector(`[data-id="${CSS.escape(id)}"]`)
    if (!target) return
    event.preventDefault()
    target.scrollIntoView({ block: 'start' })
  })
  return pane
}

/** Parts that pages have alike are told apart by the page's title; names that other elements gave by their ids are kept. */
function nameLandmarks(part: Element, page: Element, title: string): void {
  for (const landmark of [part, ...part.querySelectorAll('*')]) {
    const namedBy = landmark.getAttribute('aria-labelledby')
    const name =
      namedBy === null
        ? landmark.matches('nav, aside') && landmark.getAttribute('aria-label')
        : namedBy
            .split(' ')
            .map((id) => page.querySelector(`[id="${CSS.escape(id)}"]`)?.textContent.trim() ?? '')
            .join(' ')
    landmark.removeAttribute('aria-labelledby')
    if (name) landmark.setAttribute('aria-label', `${name}: ${title}`)
  }
}

function openAddresses(): readonly string[] {
  const panes = [...document.querySelectorAll<HTMLElement>('main.is-stacked > .pane')]
  return panes.length === 0
    ? [addressOf(new URL(location.href))]
    : panes.map((pane) => pane.dataset['address']!)
}

function paneOf(element: Element): number {
  const pane = element.closest('.pane')
  return pane?.parentElement ? [...pane.parentElement.children].indexOf(pane) : openAddresses().length - 1
}

function addressOf(url: URL): string {
  return decodeURIComponent(url.pathname).slice(decodeURIComponent(siteBase()).length)
}

function titleOf(page: FetchedPage): string {
  return pageTitle(page.document) || page.document.title
}
