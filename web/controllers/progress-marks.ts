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
}

/** Marks the parts that have been read, and says above a series' own list how many. */
function showRead(list: HTMLElement, progress: Progress): void {
  let count = 0
  for (const item of list.children) {
    const link = item.querySelector<HTMLAnchorElement>('a[href]')
    const isRead = hasMark(progress, 'read', link?.href ?? pageAround(list))
    item.classList.toggle('is-read', isRead)
    if (isRead) count++
  }
  const section = list.closest<HTMLElement>('.parts')
  if (!section) return
  let line = section.querySelector<HTMLElement>('.parts-read')
  if (!line) {
    if (count === 0) return
    line = document.createElement('span')
    line.className = 'parts-read count'
    line.dataset['added'] = ''
    section.querySelector('h2')!.append(line)
  }
  const { partsRead, number } = appWords()
  line.textContent = count === 0 ? '' : `${partsRead(number(count), number(list.children.length))}`
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
