import type { PageInput } from '../model/page.ts'
import { escapeText } from './escape-html.ts'
import { countOf, joinParts, renderCounted, renderNotes, renderSection } from './note-lists.ts'

/** A tag: the tags below it, and the notes that have it or one of those. */
export function renderTag({ tag, children, notes }: Extract<PageInput, { kind: 'tag' }>): string {
  return joinParts(
    `<h1>#${escapeText(tag)}</h1>`,
    `<p class="lead">${countOf(notes.length, 'note')} with this tag</p>`,
    renderSection('Narrower tags', renderCounted(children, 'tags'), 'in-tags'),
    renderSection('Notes', renderNotes(notes), 'in-notes'),
  )
}
