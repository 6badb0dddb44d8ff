import { escapeText } from '../../body/escape-html.ts'
import type { PartContext } from '../../define/part.ts'
import type { Note } from '../../model/note.ts'
import type { Query } from '../../model/query.ts'
import { decodeReferences } from '../../parse/decode-references.ts'

/** One line of a table of contents. */
export interface ContentsEntry {
  readonly depth: number
  readonly text: string
  readonly slug: string
}

/** The headings of a note but for the one that is its title; undefined for fewer than two. `answer` is what a query shows. */
export function collectContents(
  { headings, opensWithTitle, queries }: Note,
  answer?: (query: Query) => string | undefined,
): readonly ContentsEntry[] | undefined {
  const entries = headings.flatMap(({ depth, text: written, slug, range }, i) => {
    const asked = (queries ?? []).filter(
      (query) => query.range.start >= range.start && query.range.end <= range.end,
    )
    const text = asked.reduce((left, query) => answered(left, query, answer), written)
    return (i === 0 && opensWithTitle) || text.trim() === '' ? [] : [{ depth, text, slug }]
  })
  return entries.length < 2 ? undefined : entries
}

/** A heading's text with the words of an answer in place of what asks for it. */
function answered(text: string, query: Query, answer?: (query: Query) => string | undefined): string {
  const html = query.language === 'inline' ? answer?.(query) : undefined
  if (html === undefined) return text
  const words = decodeReferences(html.replace(/<[^>]*>/g, ''))
  return text.replace(`=${query.source}`, () => words)
}

/**
 * The headings as a nested list: beside the text on wide screens, a sheet behind a button on narrow ones.
 */
export function renderContents(
  entries: readonly ContentsEntry[],
  { words, finishText }: Pick<PartContext, 'words' | 'finishText'>,
): string {
  return `<nav class="contents" id="-contents" aria-labelledby="-here" popover>\n<h2 id="-here">${words.here}</h2>\n${renderLevels(entries.map((entry) => ({ ...entry, text: finishText(entry.text) })))}\n</nav>`
}

/** A level that is skipped in the text (`##` then `####`) is no level in the list. */
function renderLevels(entries: readonly ContentsEntry[]): string {
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
