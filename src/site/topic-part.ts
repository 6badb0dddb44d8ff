import type { BridgeEntry, SeriesPart, TopicPart } from '../model/knowledge-part.ts'
import type { Note } from '../model/note.ts'
import { minutesToRead } from '../model/reading-time.ts'
import type { Series } from '../model/series.ts'
import { type Stage, stages } from '../model/stage.ts'
import type { Topic } from '../model/topic.ts'
import { noteEntry, noteLink } from './note-link.ts'
import { referenceEntry } from './reference-entry.ts'
import type { SiteView } from './site-view.ts'
import { minutesOf, seriesEntry, topicEntry } from './topic-entry.ts'
import { topicLink } from './topic-link.ts'
import { wantedBy, wantedEntry } from './wanted-entry.ts'

/** Wanted notes that a topic's page names at most. */
const maxWanted = 8

/** What a topic's page shows below its text. */
export function topicPart(view: SiteView, topic: Topic): TopicPart {
  const { knowledge, notesByPath } = view.garden
  const parent = topic.parent && knowledge.topicById.get(topic.parent)
  const references = topic.notes.flatMap((path) => knowledge.referenceByPath.get(path) ?? [])
  const notes = topic.notes.filter((path) => !knowledge.referenceByPath.has(path))
  return {
    count: topic.noteCount,
    isCurrent: topic.isCurrent,
    ...(parent && { parent: topicLink(view, parent) }),
    topics: topic.children.map((id) => topicEntry(view, knowledge.topicById.get(id)!, 0)),
    start: topic.start.map((path) => noteEntry(view, notesByPath.get(path)!)),
    series: topic.series.map((id) => seriesEntry(view, knowledge.seriesById.get(id)!)),
    stages: byStage(
      view,
      notes.map((path) => notesByPath.get(path)!),
    ),
    references: references.map((reference) => referenceEntry(view, reference)),
    bridges: topic.bridges.map(
      ({ topic: id, links, from, to }): BridgeEntry => ({
        topic: topicLink(view, knowledge.topicById.get(id)!),
        links,
        from: noteLink(view, notesByPath.get(from)!),
        to: noteLink(view, notesByPath.get(to)!),
      }),
    ),
    wanted: wantedBy(view, topic.notes)
      .slice(0, maxWanted)
      .map((wanted) => wantedEntry(view, wanted)),
  }
}

/** What a series' page shows. */
export function seriesPart(view: SiteView, series: Series): SeriesPart {
  const { knowledge, notesByPath } = view.garden
  return {
    parts: series.parts.map((path) => {
      const note = notesByPath.get(path)!
      return { ...noteEntry(view, note), minutes: minutesToRead(note.wordCount) }
    }),
    minutes: minutesOf(view, series.parts),
    topics: series.topics.map((id) => topicLink(view, knowledge.topicById.get(id)!)),
  }
}

function byStage(view: SiteView, notes: readonly Note[]): TopicPart['stages'] {
  const notesByStage = new Map<Stage | undefined, Note[]>()
  for (const stage of [...[...stages].reverse(), undefined]) notesByStage.set(stage, [])
  for (const note of notes)
    notesByStage.get(view.garden.knowledge.factsByPath.get(note.path)!.stage)!.push(note)
  return [...notesByStage]
    .filter(([, list]) => list.length > 0)
    .map(([stage, list]) => ({
      ...(stage && { stage }),
      notes: view.sortByTitle(list).map((note) => noteEntry(view, note)),
    }))
}
