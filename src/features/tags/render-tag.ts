import { escapeText } from '../../body/escape-html.ts'
import type { PartContext } from '../../define/part.ts'
import type { NoteEntry, PageLink } from '../../model/page.ts'
import { joinParts, renderCounted, renderNotes, renderSection } from '../../site/note-lists.ts'

/** What a tag's page shows. */
export interface TagPage {
  readonly tag: string
  readonly children: readonly PageLink[]
  readonly notes: readonly NoteEntry[]
}

/** A tag: the tags below it, and the notes that have it or one of those. */
export function renderTag({ tag, children, notes }: TagPage, { words }: PartContext): string {
  return joinParts(
    `<h1><span class="hash">#</span>${escapeText(tag)}</h1>`,
    `<p class="lead">${words.notesWithTag(notes.length, words.number(notes.length))}</p>`,
    renderSection(words.narrowerTags, renderCounted(children, 'tags', words), 'in-tags'),
    renderSection(words.notes, renderNotes(notes, words), 'in-notes'),
  )
}
