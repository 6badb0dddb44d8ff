import { basisOf } from '../model/basis.ts'
import type { Knowledge, NoteFacts } from '../model/knowledge.ts'
import type { Note } from '../model/note.ts'
import { type NoteKind, noteKindOf } from '../model/note-kind.ts'
import type { NotePath } from '../model/path.ts'
import { isTrueProperty, textProperty } from '../model/properties.ts'
import type { Series } from '../model/series.ts'
import type { SeriesId } from '../model/series-id.ts'
import { stageOf } from '../model/stage.ts'
import type { Topic } from '../model/topic.ts'
import type { TopicId } from '../model/topic-id.ts'
import { collectDeclared } from './collect-declared.ts'
import { collectDerived } from './collect-derived.ts'
import { collectPages } from './collect-pages.ts'
import { collectPlanned } from './collect-planned.ts'
import { collectPrerequisites, type Prerequisites } from './collect-prerequisites.ts'
import { collectReferences } from './collect-references.ts'
import { collectSeries } from './collect-series.ts'
import { finishTopics } from './finish-topics.ts'
import { joinLinks } from './join-links.ts'
import type { KnowledgeSource } from './knowledge-source.ts'

/** All that the authors of a garden say about it. Pure: equal sources give equal knowledge. */
export function collectKnowledge(source: KnowledgeSource): Knowledge {
  const kindByPath = new Map<NotePath, NoteKind>()
  for (const { path, properties } of source.notesByPath.values()) kindByPath.set(path, noteKindOf(properties))

  const declared = collectDeclared(source, kindByPath)
  const series = collectSeries(source, kindByPath)
  // A note that others name as their topic or series is one, unless it says that it is something else.
  for (const { origin } of declared.drafts.values())
    if (origin.kind === 'note') promote(kindByPath, origin.path, 'topic')
  for (const { note } of series) if (note !== undefined) promote(kindByPath, note, 'series')

  const hasDeclaredTopics = declared.drafts.size > 0
  const drafts = hasDeclaredTopics ? declared : collectDerived(source, kindByPath)
  const { topics, cycles, topicsOfSeries } = finishTopics(source, kindByPath, drafts, series)
  const placed = series.map((one): Series => ({ ...one, topics: topicsOfSeries.get(one.id) ?? [] }))
  const prerequisites = collectPrerequisites(source)
  const seriesByPath = assignSeries(placed)

  const factsByPath = new Map<NotePath, NoteFacts>()
  for (const note of source.notesByPath.values()) {
    const kind = kindByPath.get(note.path)!
    const own = seriesByPath.get(note.path)
    factsByPath.set(note.path, factsOf(note, kind, drafts.topicsByPath.get(note.path), own, prerequisites))
  }
  const stated: Knowledge = {
    factsByPath,
    topics,
    topicById: new Map(topics.map((topic) => [topic.id, topic])),
    hasDeclaredTopics,
    topicCycles: cycles,
    series: placed,
    seriesById: new Map(placed.map((one) => [one.id, one])),
    prerequisiteCycles: prerequisites.cycles,
    referenceByPath: collectReferences(source, kindByPath),
    start: collectStart(factsByPath, topics),
    current: [...factsByPath].flatMap(([path, { isCurrent }]) => (isCurrent ? [path] : [])),
    planned: collectPlanned(source),
    pages: collectPages(source, kindByPath),
  }
  return joinLinks(stated, source.links)
}

function promote(kindByPath: Map<NotePath, NoteKind>, path: NotePath, kind: NoteKind): void {
  if (kindByPath.get(path) === 'note') kindByPath.set(path, kind)
}

const none: readonly never[] = []

function factsOf(
  { path, properties }: Note,
  kind: NoteKind,
  topics: readonly TopicId[] | undefined,
  series: SeriesId | undefined,
  { requiresByPath, requiredByPath }: Prerequisites,
): NoteFacts {
  const stage = stageOf(properties)
  const basis = basisOf(properties)
  const matters = textProperty(properties, 'matters')
  return {
    kind,
    ...(stage !== undefined && { stage }),
    ...(basis !== undefined && { basis }),
    ...(matters !== undefined && { matters }),
    topics: topics ?? none,
    ...(series !== undefined && { series }),
    requires: requiresByPath.get(path) ?? none,
    requiredBy: requiredByPath.get(path) ?? none,
    isStart: isTrueProperty(properties, 'start'),
    isCurrent: isTrueProperty(properties, 'current'),
  }
}

/** The one series of each note: the first that it names itself, as it is written, else the first that lists it. */
function assignSeries(series: readonly Series[]): ReadonlyMap<NotePath, SeriesId> {
  const named = new Map<NotePath, { readonly id: SeriesId; readonly at: number }>()
  for (const { id, claims } of series) {
    for (const { path, range } of claims) {
      const at = range?.start ?? Number.POSITIVE_INFINITY
      const known = named.get(path)
      if (known === undefined || at < known.at) named.set(path, { id, at })
    }
  }
  const found = new Map([...named].map(([path, { id }]) => [path, id]))
  for (const { id, parts } of series) for (const path of parts) if (!found.has(path)) found.set(path, id)
  return found
}

function collectStart(
  factsByPath: ReadonlyMap<NotePath, NoteFacts>,
  topics: readonly Topic[],
): readonly NotePath[] {
  const start = new Set<NotePath>()
  for (const [path, { isStart }] of factsByPath) if (isStart) start.add(path)
  for (const topic of topics) for (const path of topic.start) start.add(path)
  return [...start]
}
