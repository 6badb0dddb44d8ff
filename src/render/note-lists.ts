import type { FolderListing, NoteEntry, PageLink } from '../model/page.ts'
import { escapeAttribute, escapeText } from './escape-html.ts'

/** A link to a page. */
export function renderLink({ href, title }: PageLink, attributes = ''): string {
  return `<a${attributes} href="${escapeAttribute(href)}">${escapeText(title)}</a>`
}

/** Notes with a line about each. Empty for none. */
export function renderNotes(notes: readonly (NoteEntry & { readonly backlinks?: number })[]): string {
  if (notes.length === 0) return ''
  const items = notes.map((note) => {
    const count =
      note.backlinks === undefined ? '' : ` <span class="count">${countOf(note.backlinks, 'link')}</span>`
    const about = note.description === '' ? '' : `\n<p>${escapeText(note.description)}</p>`
    return `<li>${renderLink(note)}${count}${about}</li>`
  })
  return `<ul class="notes">\n${items.join('\n')}\n</ul>`
}

/** Folders or tags with how many notes each has. Empty for none. */
export function renderCounted(
  links: readonly (PageLink & { readonly count?: number })[],
  name: 'folders' | 'tags',
): string {
  if (links.length === 0) return ''
  const items = links.map((link) => {
    const count = link.count === undefined ? '' : ` <span class="count">${link.count}</span>`
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
export function renderListing({ folders, notes }: FolderListing): string {
  return joinParts(
    renderSection('Folders', renderCounted(folders, 'folders'), 'in-folders'),
    renderSection('Notes', renderNotes(notes), 'in-notes'),
  )
}

/** The parts that have something in them, a line each. */
export function joinParts(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

/** `1 note`, `7 notes`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
