import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import type { NoteEntry, PageLink } from '../../model/page.ts'
import { noteEntry, noteLink } from '../../site/note-link.ts'
import { renderNotes, renderSection } from '../../site/note-lists.ts'
import { noteTree } from './facts.ts'
import { dendronWords } from './words.ts'

/** Notes above one that its page names at most. */
const maxAbove = 12

/** The notes below one, sorted by title. */
const below = definePart<readonly NoteEntry[]>({
  collect: (view, { note }) => {
    const paths = note && view.garden.read(noteTree).childrenByPath.get(note.path)
    const notes = paths?.flatMap((path) => view.garden.notesByPath.get(path) ?? [])
    return notes && view.sortByTitle(notes).map((one) => noteEntry(view, one))
  },
  render: (notes, { words }) =>
    renderSection(dendronWords(words).below, renderNotes(notes, words), 'notes-below'),
  links: (notes) => notes,
})

/** The notes above one, the highest first; without the one that is home, which every page leads to. */
function above(view: SiteView, note: Note): readonly PageLink[] {
  const { parentByPath } = view.garden.read(noteTree)
  const links: PageLink[] = []
  for (let path = parentByPath.get(note.path); path !== undefined; path = parentByPath.get(path)) {
    const one = view.garden.notesByPath.get(path)
    const isHome = view.plan.addressByNote.get(path) === ''
    if (one === undefined || isHome || links.length >= maxAbove) break
    const { title, href } = noteLink(view, one)
    links.unshift({ title, href })
  }
  return links
}

/** The notes of Dendron: how they are read is in `dialect.ts`. */
export const dendron = defineFeature({
  name: 'dendron',
  about: 'Notes of Dendron, read where they stand: their tree of names, labels, parts of notes and vaults.',
  facts: [noteTree],
  above,
  slots: { 'note.after': below },
})
