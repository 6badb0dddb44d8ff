import '../elements/hortus-preview.ts'
import type { Asking, NeighbourPreview } from '../../src/model/page.ts'
import type { HortusPreview } from '../elements/hortus-preview.ts'
import { neighbourPreview } from '../view/neighbour-preview.ts'
import { isSamePage } from '../view/page-link.ts'
import { type PreviewContent, previewOf } from '../view/preview-content.ts'
import { addStyles } from './add-to-head.ts'
import { type FetchedPage, fetchPage, findPage } from './page-cache.ts'
import { linkedPage } from './site.ts'

/** Milliseconds that a pointer rests on a link before its card opens, and may be away before it closes. */
const openAfter = 70
const closeAfter = 220
const longPress = 450

/** A card that is open, and the link it belongs to. */
interface OpenCard {
  readonly link: HTMLElement
  readonly card: HortusPreview
}

/** At most two: a card, and one for a link in it. */
const cards: OpenCard[] = []
let opening: { readonly link: HTMLElement; readonly timer: number } | undefined
let closing: number | undefined

/** Shows what is behind links: to a pointer that rests on them, to the focus, to a finger that stays. */
export function startPreviews(): void {
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'touch') pointAt(event.target as Element)
  })
  document.addEventListener('focusin', (event) => {
    const target = event.target as Element
    const link = previewableLink(target)
    // A finger or a click on a link gives it the focus too, and Shift+Tab gives it back: its card stays.
    if (cards.some((open) => open.link === link || open.card.contains(target))) {
      cancelOpening()
      clearTimeout(closing)
      return
    }
    if (link?.matches(':focus-visible')) openSoon(link, openAfter)
    else closeFrom(0)
  })
  document.addEventListener('focusout', (event) => {
    if (cards.some(({ link }) => link === event.target && !link.matches(':hover'))) closeSoon(0)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || (cards.length === 0 && !opening)) return
    cancelOpening()
    if (cards.length > 0) event.preventDefault()
    closeFrom(Math.max(cards.length - 1, 0))
  })
  document.addEventListener('click', (event) => {
    if (!(event.target as Element).closest?.('hortus-preview')) closeAll()
  })
  document.addEventListener('hortus:shown', closeAll)
  addEventListener('scroll', () => closeFrom(0), { passive: true })
  startLongPress()
}

function pointAt(target: Element): void {
  const link = previewableLink(target)
  const inside = cards.findIndex(({ card }) => card.contains(target))
  const owner = cards.findIndex((open) => open.link === link)
  if (link && owner < 0) {
    // A link of the first card opens a second; links of the second open none.
    if (inside < 1) openSoon(link, openAfter)
    return
  }
  cancelOpening()
  clearTimeout(closing)
  const keep = Math.max(inside, owner) + 1
  if (cards.length > keep) closeSoon(keep)
}

function openSoon(link: HTMLElement, delay: number): void {
  if (opening?.link === link || cards.some((open) => open.link === link)) return
  cancelOpening()
  const content = loadContent(link)
  opening = { link, timer: window.setTimeout(() => void open(link, content), delay) }
}

async function open(link: HTMLElement, loading: Loading): Promise<void> {
  const shown = loading instanceof Promise ? await loading.catch(() => undefined) : loading
  if (opening?.link !== link) return
  opening = undefined
  if (shown === undefined || !link.isConnected) return
  const level = cards.findIndex(({ card }) => card.contains(link)) + 1
  closeFrom(level)
  clearTimeout(closing)
  const card = document.createElement('hortus-preview') as HortusPreview
  if (typeof shown === 'string') {
    card.note = shown
    card.asks = asksOf(link)
  } else {
    card.content = shown
    card.href = (link as HTMLAnchorElement).href
  }
  const { lang, dir } = document.documentElement
  card.lang = lang
  card.dir = dir
  document.body.append(card)
  cards.push({ link, card })
  // The browser's own tooltip would say it twice.
  if (link.title !== '') {
    link.dataset['title'] = link.title
    link.removeAttribute('title')
  }
  await card.place(link.getBoundingClientRect())
}

/** What to show; a text stands alone, undefined is nothing. */
type Content = PreviewContent | string | undefined

/** At once where the page is here, else when it has come. */
type Loading = Content | Promise<Content>

function loadContent(link: HTMLElement): Loading {
  if (link.matches('.wanted')) return wantedText(link)
  const { shows } = link.dataset
  if (shows !== undefined) return neighbourPreview(JSON.parse(shows) as NeighbourPreview)
  const url = linkedPage(link as HTMLAnchorElement)!
  const fragment = decodeURIComponent(url.hash.slice(1))
  if (isSamePage(url, new URL(location.href))) return previewOf(document, fragment)
  const page = findPage(url.href)
  // What is shown of another page may be a formula or a figure, whose styles this one may not have.
  const styled = ({ document: fetched }: FetchedPage): Loading => {
    const adding = addStyles(fetched.head)
    const content = (): Content => previewOf(fetched, fragment)
    return adding === undefined ? content() : adding.then(content)
  }
  return page ? styled(page) : fetchPage(url.href).then(styled)
}

function wantedText(link: HTMLElement): string {
  return link.title || link.dataset['title'] || ''
}

/** The notes that ask for what a link wants, as its page has them. */
function asksOf(link: HTMLElement): readonly Asking[] {
  const { asks } = link.dataset
  return asks === undefined ? [] : (JSON.parse(asks) as readonly Asking[])
}

/** Links of the text and of lists; not those that only move about in the page or the site. */
function previewableLink(target: Element): HTMLElement | undefined {
  const link = target.closest?.<HTMLAnchorElement>(
    'main a:not(.heading-link, .footnote-backref, .no-preview), hortus-preview a:not(.heading-link, .footnote-backref, .no-preview)',
  )
  if (!link || link.closest('.contents, .breadcrumbs, .tools')) return undefined
  if (link.matches('.wanted')) return wantedText(link) === '' ? undefined : link
  if (link.dataset['shows'] !== undefined) return link
  const url = linkedPage(link)
  if (!url) return undefined
  return isSamePage(url, new URL(location.href)) && url.hash === '' ? undefined : link
}

function closeSoon(from: number): void {
  clearTimeout(closing)
  closing = window.setTimeout(() => closeFrom(from), closeAfter)
}

function closeFrom(level: number): void {
  for (const { card, link } of cards.splice(level)) {
    card.remove()
    if (link.dataset['title'] !== undefined) {
      link.title = link.dataset['title']
      delete link.dataset['title']
    }
  }
}

function closeAll(): void {
  cancelOpening()
  closeFrom(0)
}

function cancelOpening(): void {
  clearTimeout(opening?.timer)
  opening = undefined
}

/** A finger that stays on a link opens its card instead of the browser's menu; lifting it then follows nothing. */
function startLongPress(): void {
  let timer = 0
  let pressed: HTMLElement | undefined
  document.addEventListener(
    'touchstart',
    (event) => {
      pressed = undefined
      const link = previewableLink(event.target as Element)
      if (!link || event.touches.length > 1) return
      const content = loadContent(link)
      timer = window.setTimeout(() => {
        pressed = link
        opening = { link, timer: 0 }
        void open(link, content)
      }, longPress)
    },
    { passive: true },
  )
  for (const end of ['touchmove', 'touchend', 'touchcancel'] as const)
    document.addEventListener(end, () => clearTimeout(timer), { passive: true })
  document.addEventListener('contextmenu', (event) => {
    if (pressed?.contains(event.target as Node)) event.preventDefault()
  })
  document.addEventListener(
    'click',
    (event) => {
      if (!pressed?.contains(event.target as Node)) return
      pressed = undefined
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true },
  )
}
