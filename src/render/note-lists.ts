import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { isolateLatin } from '../model/isolate-latin.ts'
import type { FolderListing, NoteEntry, PageLink } from '../model/page.ts'
import { renderStage } from './stage-mark.ts'

/** A link to a page. */
export function renderLink({ href, title }: PageLink, attributes = ''): string {
  return `<a${attributes} href="${escapeAttribute(href)}">${escapeText(title)}</a>`
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

/** What is in a folder. */
export function renderListing({ folders, notes }: FolderListing, words: PageWords): string {
  return joinParts(
    renderSection(words.folders, renderCounted(folders, 'folders', words), 'in-folders'),
    renderSection(words.notes, renderNotes(notes, words), 'in-notes'),
  )
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
