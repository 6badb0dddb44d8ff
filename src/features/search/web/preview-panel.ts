import type { SearchResult } from '../query/search.ts'
import { previewPage } from './palette-preview.ts'

/** Milliseconds that a line is selected before its note is fetched. */
const previewAfter = 220

/** Where there is room for the selected note beside the list. */
const wide = matchMedia('(width >= 60em)')

/** The selected note beside the list. */
export interface PreviewPanel {
  /** Shows a page soon, unless another is asked for before; nothing where there is none, or no room. */
  show(href: string | undefined, sought: SearchResult['sought'] | undefined): void
  stop(): void
}

/** Takes over an element that is hidden while there is nothing in it. */
export function createPreviewPanel(panel: HTMLElement): PreviewPanel {
  let timer = 0
  let wanted = ''
  return {
    show(href, sought) {
      const what = href === undefined || !wide.matches ? '' : JSON.stringify([href, sought])
      if (what === wanted) return
      clearTimeout(timer)
      wanted = what
      if (href === undefined || what === '') {
        panel.hidden = true
        return
      }
      timer = window.setTimeout(async () => {
        const part = await previewPage(href, sought).catch(() => undefined)
        if (wanted !== what) return
        panel.hidden = part === undefined
        panel.replaceChildren(...(part ? [part.content] : []))
        panel.scrollTop = 0
        scrollTo(panel, part?.target)
      }, previewAfter)
    },
    stop() {
      clearTimeout(timer)
      wanted = ''
    },
  }
}

/** Brings a place of a panel to its top, again when pictures above it have come, until the reader scrolls there. */
function scrollTo(panel: HTMLElement, target: Element | undefined): void {
  if (target === undefined) return
  let at = -1
  const scroll = (): void => {
    if (!target.isConnected || (at >= 0 && Math.abs(panel.scrollTop - at) > 1)) return
    panel.scrollTop += target.getBoundingClientRect().top - panel.getBoundingClientRect().top - 48
    at = panel.scrollTop
  }
  scroll()
  for (const image of panel.querySelectorAll('img')) image.addEventListener('load', scroll, { once: true })
}
