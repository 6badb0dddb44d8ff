import type { SiteView } from '../../define/site-view.ts'
import type { RelatedEntry, ShownReason } from '../../model/insight-part.ts'
import type { NotePath } from '../../model/path.ts'
import type { RelatedReason } from '../../model/related-note.ts'
import { noteLink } from '../../site/note-link.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { relatedFacts } from './facts.ts'

/** What is related to a note and why, with links; reasons of the same kind of meeting stay apart. */
export function collectRelated(view: SiteView, path: NotePath): readonly RelatedEntry[] {
  return view.garden
    .read(relatedFacts)
    .relatedTo(path)
    .map((related) => ({
      ...noteLink(view, view.garden.notesByPath.get(related.path)!),
      reasons: related.reasons.map((reason) => showReason(view, reason)),
    }))
}

function showReason(view: SiteView, reason: RelatedReason): ShownReason {
  const { notesByPath, read } = view.garden
  switch (reason.kind) {
    case 'words':
      return reason
    case 'series': {
      const series = read(seriesFacts).seriesById.get(reason.series)!
      const note = series.note === undefined ? undefined : notesByPath.get(series.note)
      return { kind: 'series', title: series.title, ...(note && { href: noteLink(view, note).href }) }
    }
    case 'topic': {
      const { title, origin } = read(topicFacts).topicById.get(reason.topic)!
      const note = origin.kind === 'note' ? notesByPath.get(origin.path) : undefined
      return { kind: 'topic', title, ...(note && { href: noteLink(view, note).href }) }
    }
    default: {
      const links = reason.notes.map((note) => {
        const { title, href } = noteLink(view, notesByPath.get(note)!)
        return { title, href }
      })
      return { kind: reason.kind, links }
    }
  }
}
