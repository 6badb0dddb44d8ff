import { escapeText } from '../body/escape-html.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import type { TocEntry } from '../model/page.ts'

/**
 * The headings as a nested list: beside the text on wide screens, a sheet behind a button on narrow ones. One heading
 * is no contents.
 */
export function renderContents(entries: readonly TocEntry[], words: PageWords): string {
  if (entries.length < 2) return ''
  return `<nav class="contents" id="-contents" aria-labelledby="-here" popover>\n<h2 id="-here">${words.here}</h2>\n${renderLevels(entries)}\n</nav>`
}

/** A level that is skipped in the text (`##` then `####`) is no level in the list. */
function renderLevels(entries: readonly TocEntry[]): string {
  let html = ''
  const open: number[] = []
  for (const { depth, text, slug } of entries) {
    while (open.length > 1 && open.at(-1)! > depth && open.at(-2)! >= depth) {
      html += '</li>\n</ul>'
      open.pop()
    }
    // A heading between two levels, one of them skipped before, belongs to the lower one.
    if (open.at(-1)! > depth) open[open.length - 1] = depth
    if (open.length === 0 || open.at(-1)! < depth) {
      html += html === '' ? '<ul>\n' : '\n<ul>\n'
      open.push(depth)
    } else {
      html += '</li>\n'
    }
    html += `<li><a href="#${encodeURIComponent(slug)}">${escapeText(text)}</a>`
  }
  return html + '</li>\n</ul>'.repeat(open.length)
}
