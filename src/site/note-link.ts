import type { Note } from '../model/note.ts'
import type { NoteEntry, NoteLink } from '../model/page.ts'
import { hrefOf } from './address.ts'
import { describeNote } from './describe-note.ts'
import type { SiteView } from './site-view.ts'

/** A link to a note's page, with what its mark shows. */
export function noteLink(view: SiteView, note: Note): NoteLink {
  const { kind, stage } = view.garden.knowledge.factsByPath.get(note.path)!
  return {
    title: note.title,
    href: hrefOf(view.options.base, view.plan.addressByNote.get(note.path)!),
    ...(stage && { stage }),
    ...(kind !== 'note' && { noteKind: kind }),
  }
}

/** A note as a list shows it. */
export function noteEntry(view: SiteView, note: Note): NoteEntry {
  const { basis, matters } = view.garden.knowledge.factsByPath.get(note.path)!
  return { ...noteLink(view, note), description: matters ?? describeNote(note), ...(basis && { basis }) }
}
