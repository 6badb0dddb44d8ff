import { appWords } from './app-words.ts'
import { withoutIds } from './without-ids.ts'

/** The width from which the styles keep room for notes in the margin. */
const wide = matchMedia('(width >= 88em)')

const watched = new WeakSet<Element>()

/**
 * Footnotes beside the lines that call them, on screens where there is room. The list at the end is still in the page,
 * for printing and for narrow screens; the styles show one or the other.
 */
export function addMarginNotes(main: HTMLElement): void {
  const text = main.querySelector<HTMLElement>('.note > .text')
  const list = text?.querySelector(':scope > .footnotes')
  main.querySelector('.margin-notes')?.remove()
  if (!text || !list) return
  const column = document.createElement('div')
  column.className = 'margin-notes'
  column.dataset['added'] = ''
  for (const item of list.querySelectorAll<HTMLElement>('ol > li[id]')) {
    const number = item.id.replace(/^fn:/, '')
    const call = text.parentElement!.querySelector(`[id="fnref:${CSS.escape(number)}"]`)
    if (!call) continue
    const note = document.createElement('div')
    note.className = 'margin-note'
    note.setAttribute('role', 'note')
    note.setAttribute('aria-label', `${appWords().footnote} ${number}`)
    note.dataset['number'] = number
    const content = withoutIds(item)
    for (const back of content.querySelectorAll('.footnote-backref')) back.remove()
    note.append(...content.childNodes)
    column.append(note)
  }
  text.closest('.page')!.append(column)
  place(main)
  if (watched.has(text)) return
  watched.add(text)
  // Fonts, images and the window's width move the lines.
  const observer = new ResizeObserver(() => (text.isConnected ? place(main) : observer.disconnect()))
  observer.observe(text)
}

/** Each note at the height of its call, or below the one before it. */
function place(main: HTMLElement): void {
  const column = main.querySelector<HTMLElement>('.margin-notes')
  if (!column || !wide.matches) return
  const top = column.getBoundingClientRect().top
  const notes = [...column.querySelectorAll<HTMLElement>('.margin-note')]
  const wishes = notes.map((note) => {
    const call = main.querySelector(`[id="fnref:${CSS.escape(note.dataset['number']!)}"]`)
    return (call?.getBoundingClientRect().top ?? top) - top - 4
  })
  const heights = notes.map((note) => note.offsetHeight)
  let free = 0
  for (const [i, note] of notes.entries()) {
    const at = Math.max(wishes[i]!, free)
    note.style.top = `${at}px`
    free = at + heights[i]! + 12
  }
}

/** A footnote's number leads to its note where that stands in the margin. */
export function startMarginNotes(): void {
  document.addEventListener('click', (event) => {
    const call = (event.target as Element).closest?.<HTMLAnchorElement>('.note a[id^="fnref:"]')
    if (!call || !wide.matches) return
    const number = decodeURIComponent(call.hash).replace(/^#fn:/, '')
    const note = document.querySelector<HTMLElement>(`.margin-note[data-number="${CSS.escape(number)}"]`)
    if (!note) return
    event.preventDefault()
    note.classList.remove('is-called')
    void note.offsetWidth
    note.classList.add('is-called')
    note.scrollIntoView({ block: 'nearest' })
  })
}
