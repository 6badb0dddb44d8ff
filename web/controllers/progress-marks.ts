import type { Progress } from '../view/progress.ts'
import { appWords } from './app-words.ts'
import { enhanceWith } from './enhance.ts'
import { hasMark, loadProgress, setMark } from './progress-store.ts'
import { siteBase } from './site.ts'

/**
 * What this browser's reader knows and has read: the buttons at prerequisites and at a part of a series, and a mark at every
 * part in lists.
 */
function showProgress(main: HTMLElement): void {
  const progress = loadProgress()
  for (const button of main.querySelectorAll<HTMLButtonElement>('.reader-mark')) {
    const isPressed = hasMark(progress, kindOf(button), pageOf(button))
    button.ariaPressed = String(isPressed)
    button.closest('.read-first li')?.classList.toggle('is-known', isPressed)
  }
  for (const list of main.querySelectorAll<HTMLElement>('.parts ol, .series-place ol'))
    showRead(list, progress)
  for (const piece of main.querySelectorAll<HTMLElement>('.series-bar [data-part]'))
    piece.classList.toggle('is-read', hasMark(progress, 'read', piece.dataset['part']!))
  for (const way of main.querySelectorAll<HTMLElement>('.series-way')) showWay(way, progress)
}

/** Marks the parts of a list that have been read. */
function showRead(list: HTMLElement, progress: Progress): void {
  for (const item of list.children) {
    const link = item.querySelector<HTMLAnchorElement>('a[href]')
    item.classList.toggle('is-read', hasMark(progress, 'read', link?.href ?? pageAround(list)))
  }
}

/** Fills the bar above a series' parts, says how many were read, and leads on to the first that was not. */
function showWay(way: HTMLElement, progress: Progress): void {
  const begin = way.querySelector<HTMLAnchorElement>('.begin a')
  const links = partsOf(way.closest<HTMLElement>('.page') ?? document.body, begin)
  if (!begin || links.length === 0) return
  const isRead = links.map(({ href }) => hasMark(progress, 'read', href))
  const count = isRead.filter(Boolean).length
  way.querySelector<HTMLProgressElement>('progress')?.setAttribute('value', String(count))
  const next = links[count === links.length ? 0 : isRead.indexOf(false)]!
  const { continueSeries, startAgain, partsRead, number } = appWords()
  const word = begin.querySelector('b')!
  word.dataset['start'] ??= word.textContent ?? ''
  word.textContent =
    count === 0 ? word.dataset['start'] : count === links.length ? startAgain : continueSeries
  begin.setAttribute('href', next.getAttribute('href') ?? '')
  begin.querySelector('span')!.textContent = next.textContent
  let line = way.querySelector<HTMLElement>('.parts-read')
  if (!line) {
    line = document.createElement('span')
    line.className = 'parts-read'
    line.dataset['added'] = ''
    way.querySelector('.begin')!.append(line)
  }
  line.textContent = count === 0 ? '' : partsRead(number(count), number(links.length))
}

/** The links to the parts of a series: those of the list that begins with the first of them. */
function partsOf(page: HTMLElement, begin: HTMLAnchorElement | null): readonly HTMLAnchorElement[] {
  const lists = [...page.querySelectorAll<HTMLElement>('.parts ol, .text ol')].map((list) =>
    [...list.children].flatMap((item) => item.querySelector<HTMLAnchorElement>('a[href]') ?? []),
  )
  const first = begin?.dataset['first'] ?? begin?.href
  if (begin && first !== undefined) begin.dataset['first'] = first
  return lists.find(([link]) => link?.href === first) ?? []
}

let isStarted = false

/** Follows marks as they are made, here or in another tab; going on to the next part marks this one as read. */
export function startProgress(): void {
  if (isStarted) return
  isStarted = true
  enhanceWith(showProgress)
  const show = (): void => showProgress(document.querySelector('main')!)
  document.addEventListener('hortus:progress', show)
  addEventListener('storage', (event) => {
    if (event.key?.startsWith('hortus:progress:')) document.dispatchEvent(new Event('hortus:progress'))
  })
  document.addEventListener(
    'click',
    (event) => {
      const pressed = (event.target as Element).closest?.<HTMLElement>(
        '.reader-mark, .series-place a[rel=next]',
      )
      if (pressed?.matches('.reader-mark'))
        setMark(kindOf(pressed), pageOf(pressed), pressed.ariaPressed !== 'true')
      else if (pressed) setMark('read', pageAround(pressed), true)
    },
    { capture: true },
  )
}

function kindOf(button: HTMLElement): keyof Progress {
  return button.dataset['do'] === 'known' ? 'known' : 'read'
}

/** The page that a button is about: the link's beside it, else the one that it stands on. */
function pageOf(button: HTMLElement): string {
  const link = button.closest('.read-first li')?.querySelector<HTMLAnchorElement>('a[href]')
  return link?.href ?? pageAround(button)
}

/** The address of the page that an element stands on: with pages side by side, that of its pane. */
function pageAround(element: HTMLElement): string {
  const address = element.closest<HTMLElement>('.pane')?.dataset['address']
  return address === undefined ? location.href : siteBase() + encodeURI(address)
}
