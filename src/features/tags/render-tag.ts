import { escapeText } from '../../body/escape-html.ts'
import type { PartContext } from '../../define/part.ts'
import type { NoteEntry } from '../../model/page.ts'
import { joinParts, renderNotes, renderSection } from '../../site/note-lists.ts'
import { renderTags } from './render-tags.ts'
import type { TagEntry } from './tag-link.ts'

/** What a tag's page shows. */
export interface TagPage {
  readonly tag: string
  readonly children: readonly TagEntry[]
  readonly notes: readonly NoteEntry[]
}

/** A tag: the tags below it, and the notes that have it or one of those. */
export function renderTag({ tag, children, notes }: TagPage, { words }: PartContext): string {
  return joinParts(
    `<h1><span class="hash">#</span>${escapeText(tag)}</h1>`,
    `<p class="lead">${words.notesWithTag(notes.length, words.number(notes.length))}</p>`,
    renderSection(words.narrowerTags, renderTags(children, words), 'in-tags'),
    renderSection(words.notes, renderNotes(notes, words), 'in-notes'),
  )
}
