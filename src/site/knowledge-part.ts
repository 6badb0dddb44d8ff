import type { KnowledgePart, SeriesPlace, TopicPart } from '../model/knowledge-part.ts'
import type { Note } from '../model/note.ts'
import type { Address } from '../model/page.ts'
import { readingPath } from '../model/reading-path.ts'
import type { SeriesId } from '../model/series-id.ts'
import type { TopicId } from '../model/topic-id.ts'
import { noteLink } from './note-link.ts'
import { collectOverview, homePart } from './overview.ts'
import { referencePart } from './reference-entry.ts'
import type { SiteView } from './site-view.ts'
import { minutesOf } from './topic-entry.ts'
import { seriesLink, topicLink } from './topic-link.ts'
import { seriesPart, topicPart } from './topic-part.ts'

/** Entries of a list whose length nobody bounds but the note's readers have to read. */
const maxLinks = 50

/** Parts shown before and after the note's own. */
const maxPartsAround = 15

/** What the garden's authors say about a note, as its page shows it. */
export function knowledgePart(view: SiteView, note: Note, address: Address): KnowledgePart {
  const { knowledge, notesByPath } = view.garden
  const facts = knowledge.factsByPath.get(note.path)!
  const reference = knowledge.referenceByPath.get(note.path)
  const topic = knowledge.topicById.get(note.path as string as TopicId)
  const ownSeries = knowledge.seriesById.get(note.path as string as SeriesId)
  const overview = view.overviewByAddress.get(address)
  const topics = knowledge.hasDeclaredTopics ? facts.topics : []
  return {
    topics: topics.map((id) => topicLink(view, knowledge.topicById.get(id)!)),
    ...(facts.series !== undefined && { series: seriesPlace(view, note, facts.series) }),
    readFirst: readingPath(knowledge, note.path)
      .slice(-maxLinks)
      .map((path) => ({
        ...noteLink(view, notesByPath.get(path)!),
        isDirect: facts.requires.includes(path),
      })),
    leadsTo: facts.requiredBy.slice(0, maxLinks).map((path) => noteLink(view, notesByPath.get(path)!)),
    ...(reference && { reference: referencePart(view, reference) }),
    ...(topic && { topic: address === '' ? withoutHome(topicPart(view, topic)) : topicPart(view, topic) }),
    ...(ownSeries && { parts: seriesPart(view, ownSeries) }),
    ...(overview && { overview: collectOverview(view, overview) }),
    ...(address === '' && { home: homePart(view) }),
  }
}

/** A topic that is the garden's home page: what home shows is not shown twice. */
function withoutHome(topic: TopicPart): TopicPart {
  return { ...topic, start: [], topics: [], series: [] }
}

function seriesPlace(view: SiteView, note: Note, id: SeriesId): SeriesPlace {
  const series = view.garden.knowledge.seriesById.get(id)!
  const at = series.parts.indexOf(note.path)
  const linkAt = (i: number): ReturnType<typeof noteLink> =>
    noteLink(view, view.garden.notesByPath.get(series.parts[i]!)!)
  const first = Math.max(0, at - maxPartsAround)
  const shown = series.parts.slice(first, at + maxPartsAround + 1)
  return {
    series: seriesLink(view, series),
    part: at + 1,
    count: series.parts.length,
    parts: shown.map((_, i) => ({ ...linkAt(first + i), part: first + i + 1 })),
    ...(at > 0 && { previous: linkAt(at - 1) }),
    ...(at < series.parts.length - 1 && { next: linkAt(at + 1) }),
    minutes: minutesOf(view, series.parts),
    minutesLeft: minutesOf(view, series.parts.slice(at)),
  }
}
