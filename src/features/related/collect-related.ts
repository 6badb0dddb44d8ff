import type { SiteView } from '../../define/site-view.ts'
import type { RelatedEntry, ShownReason } from '../../model/insight-part.ts'
import type { Note } from '../../model/note.ts'
import type { PageLink } from '../../model/page-link.ts'
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
      return { kind: 'series', title: series.title, ...(note && nameAndPage(view, note)) }
    }
    case 'topic': {
      const { title, origin } = read(topicFacts).topicById.get(reason.topic)!
      const note = origin.kind === 'note' ? notesByPath.get(origin.path) : undefined
      return { kind: 'topic', title, ...(note && nameAndPage(view, note)) }
    }
    default: {
      return {
        kind: reason.kind,
        links: reason.notes.map((path) => nameAndPage(view, notesByPath.get(path)!)),
      }
    }
  }
}

function nameAndPage(view: SiteView, note: Note): PageLink {
  const { title, href } = noteLink(view, note)
  return { title, href }
}
