import { type NoteFacts, noteFacts } from '../define/note-facts.ts'
import type { SiteView } from '../define/site-view.ts'
import type { Note } from '../model/note.ts'
import type { NoteEntry, NoteLink } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import { hrefOf } from './address.ts'
import { describeNote } from './describe-note.ts'

/** The links of a site's notes: most stand on many pages. */
const linksByView = new WeakMap<SiteView, Map<Note, NoteLink>>()

/** A link to a note's page, with what its mark shows. */
export function noteLink(view: SiteView, note: Note): NoteLink {
  let links = linksByView.get(view)
  if (links === undefined) {
    links = new Map()
    linksByView.set(view, links)
  }
  let link = links.get(note)
  if (link === undefined) {
    link = makeLink(view, note)
    links.set(note, link)
  }
  return link
}

/** What nobody said anything about. */
const plainNote: NoteFacts = { kind: 'note' }

function makeLink(view: SiteView, note: Note): NoteLink {
  const { kind, stage } = view.garden.read(noteFacts).get(note.path) ?? plainNote
  return {
    title: view.shownTitle(note),
    href: hrefOf(view.options.base, view.plan.addressByNote.get(note.path)!),
    ...(stage && { stage }),
    ...(kind !== 'note' && { noteKind: kind }),
  }
}

/** A note as a list shows it. */
export function noteEntry(view: SiteView, note: Note): NoteEntry {
  const { basis, matters } = view.garden.read(noteFacts).get(note.path) ?? plainNote
  return { ...noteLink(view, note), description: matters ?? describeNote(note), ...(basis && { basis }) }
}

/** One line about a note: when it matters, else its description, else the start of its text. */
export function describe({ garden }: SiteView, path: NotePath): string {
  const note = garden.notesByPath.get(path)
  return garden.read(noteFacts).get(path)?.matters ?? (note === undefined ? '' : describeNote(note))
}
