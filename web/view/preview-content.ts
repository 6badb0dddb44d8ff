import { pageTitle } from './page-title.ts'

/** What a card shows of a page: DOM nodes of that page's document, to be copied. */
export interface PreviewContent {
  /** Of the note, with its mark; absent where the part speaks for itself, as a footnote does. */
  readonly title?: string
  /** `seedling`, `budding`, `evergreen`, where the page says one. */
  readonly stage?: string
  /** The heading of a linked section. */
  readonly section?: string
  readonly parts: readonly Element[]
}

/** Blocks and characters that a card shows at most. */
const maxParts = 8
const maxLength = 700

/**
 * What a link to a page, or to a part of it, lets its reader see beforehand: the lines below the title and the start
 * of the text; a section from its heading on; a block; a footnote.
 */
export function previewOf(page: ParentNode, fragment: string): PreviewContent | undefined {
  const heading = page.querySelector('main h1')
  const title = pageTitle(page)
  const stage = page.querySelector('main .note > header .stage')?.getAttribute('data-stage') ?? undefined
  const head = { title, ...(stage !== undefined && { stage }) }
  const target = fragment === '' ? null : page.querySelector(`main [id="${CSS.escape(fragment)}"]`)
  if (target && target !== heading) {
    if (/^H[2-6]$/.test(target.tagName))
      return { ...head, section: target.textContent.trim(), parts: sectionOf(target) }
    if (target.closest('.footnotes')) return { parts: [target] }
    return { ...head, parts: [target.closest('tr')?.closest('table') ?? target] }
  }
  const text = page.querySelector('main .note > .text')
  const lead = [
    ...page.querySelectorAll(
      'main .note > header :is(.matters, .lead), main > .page > :is(.lead, header .lead)',
    ),
  ]
  const body = text ? limit([...text.children].filter(isWorthShowing)) : []
  const lists = text ? [] : [...page.querySelectorAll('main .page > section ul')].slice(0, 1)
  return title === '' ? undefined : { ...head, parts: [...lead, ...body, ...lists] }
}

/** From a heading to the next one of the same or a higher level, without the heading itself. */
function sectionOf(heading: Element): readonly Element[] {
  const parts: Element[] = []
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName) && next.tagName <= heading.tagName) break
    if (isWorthShowing(next)) parts.push(next)
  }
  return limit(parts)
}

function limit(parts: readonly Element[]): readonly Element[] {
  const shown: Element[] = []
  let length = 0
  for (const part of parts) {
    if (shown.length > 0 && (shown.length >= maxParts || length > maxLength)) break
    shown.push(part)
    length += part.textContent.length
  }
  return shown
}

function isWorthShowing(part: Element): boolean {
  return !part.matches('.footnotes, hr, iframe, [data-added]') && part.querySelector('iframe') === null
}
