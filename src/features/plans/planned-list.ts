import type { SiteView } from '../../define/site-view.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { NoteEntry } from '../../model/page.ts'
import { noteEntry } from '../../site/note-link.ts'
import { renderAbout, renderList, renderNoteLink } from '../../site/note-lists.ts'
import { renderWantedItem } from '../../site/render-wanted.ts'
import { type WantedEntry, wantedEntry } from '../../site/wanted-entry.ts'
import { planFacts } from './facts.ts'

/** A note that is intended. */
export type PlannedEntry =
  | ({ readonly kind: 'note' } & NoteEntry)
  | ({ readonly kind: 'wanted' } & WantedEntry)

/** What the garden plans, in its order. */
export function collectPlanned(view: SiteView): readonly PlannedEntry[] {
  const { read, notesByPath, links } = view.garden
  return read(planFacts).flatMap((planned): readonly PlannedEntry[] => {
    if (planned.kind === 'note') {
      const note = notesByPath.get(planned.path)
      return note ? [{ kind: 'note', ...noteEntry(view, note) }] : []
    }
    const wanted = links.wantedByName.get(planned.name)
    return wanted ? [{ kind: 'wanted', ...wantedEntry(view, wanted) }] : []
  })
}

/** Planned notes: outlines as links, the others with what asks for them. Empty for none. */
export function renderPlanned(planned: readonly PlannedEntry[], words: PageWords): string {
  const items = planned.map((entry) =>
    entry.kind === 'note'
      ? `<li>${renderNoteLink(entry, words)}${renderAbout(entry.description)}</li>`
      : renderWantedItem(entry, words),
  )
  return renderList(items, 'planned-list')
}
