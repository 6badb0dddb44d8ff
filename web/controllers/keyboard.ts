import { runCommand } from './commands.ts'
import { isWriting } from './is-writing.ts'

/** Waits this long for the second key of `g h`. */
const sequenceTime = 1200

let prefix: number | undefined

/**
 * Single keys, wherever readers are not writing and nothing covers the page. Keys with Ctrl, Alt or Meta are the browser's.
 */
export function startKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('main')?.inert) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.altKey) {
      if (event.defaultPrevented) return
      if (runCommand('search')) event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target))
      return
    const isSecond = prefix !== undefined
    clearTimeout(prefix)
    prefix = undefined
    if (isSecond ? go(event.key) : press(event.key)) event.preventDefault()
  })
}

function press(key: string): boolean {
  switch (key) {
    case 'j':
      return moveFocus(1)
    case 'k':
      return moveFocus(-1)
    case 'g':
      prefix = window.setTimeout(() => {
        prefix = undefined
      }, sequenceTime)
      return true
    case '/':
      return runCommand('search')
    case '?':
      return runCommand('keys')
    case 'd':
      return runCommand('theme')
    case 'p':
      return runCommand('panes')
    case 'c':
      return runCommand('contents')
    case 'u':
      return follow('nav.bottom .up')
    case '[':
      return followHere('a[rel~=prev]')
    case ']':
      return followHere('a[rel~=next]')
    default:
      return false
  }
}

function go(key: string): boolean {
  switch (key) {
    case 'h':
      return follow('header.site .home')
    case 'm':
      return follow('header.site [data-place=map]')
    case 'd':
      return runCommand('day')
    case 't':
      return follow('header.site [data-place=topics]') || follow('header.site .garden .tree a')
    default:
      return false
  }
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(selector)
  if (!link) return false
  link.click()
  return true
}

/** Follows a link of the page that has the focus, where several are open side by side. */
function followHere(selector: string): boolean {
  const pane = document.activeElement?.closest('.pane')
  const link = (pane ?? document.querySelector('main'))?.querySelector<HTMLAnchorElement>(selector)
  link?.click()
  return link != null
}

/** To the next or previous link of the text, from the one that has the focus, else from where the reader is. */
function moveFocus(step: 1 | -1): boolean {
  const links = [
    ...document.querySelectorAll<HTMLElement>(
      '.page :is(a[href], a.wanted):not([data-added], [data-added] a)',
    ),
  ].filter((link) => link.checkVisibility?.() ?? true)
  if (links.length === 0) return false
  const at = links.indexOf(document.activeElement as HTMLElement)
  let next = at + step
  if (at < 0) {
    const first = links.findIndex((link) => link.getBoundingClientRect().bottom > 0)
    next = step > 0 ? Math.max(first, 0) : first - 1
  }
  const link = links[Math.min(Math.max(next, 0), links.length - 1)]!
  link.focus()
  link.scrollIntoView({ block: 'nearest' })
  return true
}
