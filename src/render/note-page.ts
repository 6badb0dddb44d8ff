import type { Body } from '../model/body.ts'
import type { BacklinkGroup, Excerpt, PageInput, TocEntry } from '../model/page.ts'
import type { ContentHash } from '../model/path.ts'
import { escapeAttribute, escapeText } from './escape-html.ts'
import { fillBody } from './fill-body.ts'
import { createTagLookup } from './fill-context.ts'
import { joinParts, renderCounted, renderLink, renderListing, renderSection } from './note-lists.ts'

/** A note: title, tags, contents, text, what is in its folder, and who links here with the sentence. */
export function renderNote(
  input: Extract<PageInput, { kind: 'note' }>,
  bodyByHash: (hash: ContentHash) => Body,
): string {
  const text = fillBody(bodyByHash(input.body), {
    fills: input.fills,
    hrefOfTag: createTagLookup(input.tags),
    bodyByHash,
  })
  const titleId = input.titleId === undefined ? '' : ` id="${escapeAttribute(input.titleId)}"`
  return joinParts(
    '<article class="note">',
    `<header>\n<h1${titleId}>${escapeText(input.frame.title)}</h1>`,
    renderCounted(input.tags, 'tags'),
    '</header>',
    renderContents(input.contents),
    `<div class="text">\n${text}\n</div>`,
    '</article>',
    input.folder ? renderListing(input.folder) : '',
    renderBacklinks(input.backlinks),
  )
}

/** The headings as a nested list. One heading is no contents. */
function renderContents(entries: readonly TocEntry[]): string {
  if (entries.length < 2) return ''
  return `<details class="contents">\n<summary>On this page</summary>\n<nav aria-label="On this page">\n${renderLevels(entries)}\n</nav>\n</details>`
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

function renderBacklinks(groups: readonly BacklinkGroup[]): string {
  const items = groups.map(
    ({ source, excerpts }) => `<li>${[renderLink(source), ...excerpts.map(renderExcerpt)].join('\n')}</li>`,
  )
  const list = items.length === 0 ? '' : `<ul>\n${items.join('\n')}\n</ul>`
  return renderSection(`Linked from (${groups.length})`, list, 'backlinks')
}

function renderExcerpt({ before, link, after, heading }: Excerpt): string {
  const where = heading === undefined ? '' : `<span class="where">${escapeText(heading)}</span> `
  return `<p>${where}${escapeText(before)}<mark>${escapeText(link)}</mark>${escapeText(after)}</p>`
}
