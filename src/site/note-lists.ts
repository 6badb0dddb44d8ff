import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { isolateLatin } from '../model/isolate-latin.ts'
import type { BacklinkGroup, Excerpt, NoteEntry, NoteLink, PageLink } from '../model/page.ts'
import { renderStage } from './stage-mark.ts'

/** A link to a page; styles know a topic's colour by `data-hue`. */
export function renderLink({ href, title, hue }: PageLink, attributes = ''): string {
  const colour = hue === undefined ? '' : ` data-hue="${hue}"`
  return `<a${attributes}${colour} href="${escapeAttribute(href)}">${escapeText(title)}</a>`
}

/** Notes with a line about each. Empty for none. */
export function renderNotes(
  notes: readonly (NoteEntry & { readonly backlinks?: number })[],
  words: PageWords,
): string {
  if (notes.length === 0) return ''
  const items = notes.map((note) => {
    const count =
      note.backlinks === undefined
        ? ''
        : ` <span class="count">${words.countLinks(note.backlinks, words.number(note.backlinks))}</span>`
    const about = note.description === '' ? '' : `\n<p>${escapeText(isolateLatin(note.description))}</p>`
    return `<li>${renderLink(note)}${renderStage(note.stage, words)}${count}${about}</li>`
  })
  return `<ul class="notes">\n${items.join('\n')}\n</ul>`
}

/** Folders or tags with how many notes each has. Empty for none. */
export function renderCounted(
  links: readonly (PageLink & { readonly count?: number })[],
  name: 'folders' | 'tags',
  words: PageWords,
): string {
  if (links.length === 0) return ''
  const items = links.map((link) => {
    const count = link.count === undefined ? '' : ` <span class="count">${words.number(link.count)}</span>`
    return `<li>${renderLink(link, name === 'tags' ? ' class="tag"' : '')}${count}</li>`
  })
  return `<ul class="${name}">\n${items.join('\n')}\n</ul>`
}

/** A titled part of a page, left out where it would be empty. */
export function renderSection(title: string, content: string, name: string): string {
  if (content === '') return ''
  const id = `-${name}`
  return `<section class="${name}" aria-labelledby="${id}">\n<h2 id="${id}">${escapeText(title)}</h2>\n${content}\n</section>`
}

/** Short facts in a row, which the style divides by dots. `parts` are HTML. Empty for none. */
export function renderFactRow(parts: readonly string[], name?: 'facts' | 'history' | 'size'): string {
  if (parts.length === 0) return ''
  const attribute = name === undefined ? '' : ` class="${name}"`
  return `<p${attribute}>${parts.map((part) => `<span>${part}</span>`).join(' ')}</p>`
}

/** The parts that have something in them, a line each. */
export function joinParts(...parts: readonly string[]): string {
  let joined = ''
  for (const part of parts) {
    if (part !== '') joined += joined === '' ? part : `\n${part}`
  }
  return joined
}

/** A link to a note with its mark. */
export function renderNoteLink(link: NoteLink, words: PageWords): string {
  return `${renderLink(link)}${renderStage(link.stage, words)}`
}

/** Notes with a mark and a line about each. Empty for none. */
export function renderEntries(
  notes: readonly (NoteEntry & { readonly minutes?: number })[],
  words: PageWords,
  list: 'ul' | 'ol' = 'ul',
): string {
  const items = notes.map((note) => {
    const minutes =
      note.minutes === undefined ? '' : renderCount(words.minutes(note.minutes, words.number(note.minutes)))
    return `<li>${renderNoteLink(note, words)}${minutes}${renderAbout(note.description)}</li>`
  })
  return renderList(items, 'notes', list)
}

/** Links in one line. Empty for none. */
export function renderNoteLinks(
  notes: readonly NoteLink[],
  words: PageWords,
  list: 'ul' | 'ol' = 'ul',
): string {
  return renderList(
    notes.map((note) => `<li>${renderNoteLink(note, words)}</li>`),
    'note-links',
    list,
  )
}

/** Notes with the sentences in which they link. Empty for none. */
export function renderGroups(groups: readonly BacklinkGroup[], words: PageWords): string {
  const items = groups.map(
    ({ source, excerpts }) =>
      `<li>${[renderNoteLink(source, words), ...excerpts.map((one) => renderExcerpt(one))].join('\n')}</li>`,
  )
  return renderList(items, 'excerpts')
}

function renderExcerpt({ before, link, after }: Excerpt, where = ''): string {
  return `<p>${where}${escapeText(isolateLatin(before))}<mark>${escapeText(link)}</mark>${escapeText(isolateLatin(after))}</p>`
}

/** Notes, each with the places in it and the headings above them: what stands beside a text. */
export function renderPlaces(groups: readonly BacklinkGroup[]): string {
  const items = groups.map(
    ({ source, excerpts }) => `<li>${[renderLink(source), ...excerpts.map(renderPlace)].join('\n')}</li>`,
  )
  return `<ul>\n${items.join('\n')}\n</ul>`
}

function renderPlace(excerpt: Excerpt): string {
  const { heading } = excerpt
  const where = heading === undefined ? '' : `<span class="where">${escapeText(heading)}</span> `
  return renderExcerpt(excerpt, where)
}

/** Items as a list; empty for none. */
export function renderList(items: readonly string[], name: string, list: 'ul' | 'ol' = 'ul'): string {
  return items.length === 0 ? '' : `<${list} class="${name}">\n${items.join('\n')}\n</${list}>`
}

/** A count behind a link. */
export function renderCount(text: string): string {
  return ` <span class="count">${text}</span>`
}

/** A line about what a link leads to. */
export function renderAbout(text: string): string {
  return text === '' ? '' : `\n<p>${escapeText(isolateLatin(text))}</p>`
}
