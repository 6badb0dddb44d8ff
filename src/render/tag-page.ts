import { escapeText } from '../body/escape-html.ts'
import { pageWords } from '../model/interface/page-words.ts'
import type { PageInput } from '../model/page.ts'
import { joinParts, renderCounted, renderNotes, renderSection } from './note-lists.ts'

/** A tag: the tags below it, and the notes that have it or one of those. */
export function renderTag({ frame, tag, children, notes }: Extract<PageInput, { kind: 'tag' }>): string {
  const words = pageWords(frame.interface, frame.lang)
  return joinParts(
    `<h1><span class="hash">#</span>${escapeText(tag)}</h1>`,
    `<p class="lead">${words.notesWithTag(notes.length, words.number(notes.length))}</p>`,
    renderSection(words.narrowerTags, renderCounted(children, 'tags', words), 'in-tags'),
    renderSection(words.notes, renderNotes(notes, words), 'in-notes'),
  )
}
