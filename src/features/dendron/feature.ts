import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import type { NoteEntry, PageLink } from '../../model/page.ts'
import { stemOf, toNameKey } from '../../model/path.ts'
import { noteEntry, noteLink } from '../../site/note-link.ts'
import { joinParts, renderNotes, renderSection } from '../../site/note-lists.ts'
import { noteTree } from './facts.ts'
import { dendronWords } from './words.ts'

/** Notes above one that its page names at most. */
const maxAbove = 12

/** What the page of a note in Dendron's tree has at its end. */
interface Around {
  /** Sorted by title. */
  readonly below: readonly NoteEntry[]
  /** Of a note that is about a tag, such as `tags.work.plans`: the tag, and the notes that have it, sorted by title. */
  readonly tagged?: { readonly tag: string; readonly notes: readonly NoteEntry[] }
}

const around = definePart<Around>({
  collect: (view, { note }) => {
    if (note === undefined) return undefined
    const paths = view.garden.read(noteTree).childrenByPath.get(note.path) ?? []
    const entries = (notes: readonly Note[]): readonly NoteEntry[] =>
      view.sortByTitle(notes).map((one) => noteEntry(view, one))
    const below = entries(paths.flatMap((path) => view.garden.notesByPath.get(path) ?? []))
    const tag = note.pathName === undefined ? undefined : /^tags\.(.+)$/.exec(stemOf(note.path))?.[1]
    const key = toNameKey(tag?.replaceAll('.', '/') ?? '')
    const isTagged = (tags: readonly string[]): boolean => tags.some((one) => toNameKey(one) === key)
    const notes =
      key === '' ? [] : entries([...view.garden.notesByPath.values()].filter(({ tags }) => isTagged(tags)))
    if (below.length === 0 && notes.length === 0) return undefined
    return { below, ...(notes.length > 0 && { tagged: { tag: key, notes } }) }
  },
  render: ({ below, tagged }, { words }) =>
    joinParts(
      below.length === 0
        ? ''
        : renderSection(dendronWords(words).below, renderNotes(below, words), 'notes-below'),
      tagged === undefined
        ? ''
        : renderSection(`#${tagged.tag}`, renderNotes(tagged.notes, words), 'notes-tagged'),
    ),
  links: ({ below, tagged }) => [...below, ...(tagged?.notes ?? [])],
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
  slots: { 'note.after': around },
})
