import { noteFacts } from '../../define/note-facts.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { FactsSource } from '../../model/facts.ts'
import type { NotePath } from '../../model/path.ts'
import { isTrueProperty } from '../../model/properties.ts'
import type { Series } from '../../model/series.ts'
import type { SeriesId } from '../../model/series-id.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { seriesFacts } from '../series/facts.ts'
import type { TopicDrafts } from './collect-declared.ts'
import { nestTopics } from './nest-topics.ts'

/** Finished topics, and which of them each series belongs to. */
interface FinishedTopics {
  readonly topics: readonly Topic[]
  readonly cycles: readonly (readonly TopicId[])[]
  readonly topicsOfSeries: ReadonlyMap<SeriesId, readonly TopicId[]>
}

/** Nests the topics and gives each its notes, series and entry points. */
export function finishTopics(source: FactsSource, { drafts, topicsByPath }: TopicDrafts): FinishedTopics {
  const factsByPath = source.read(noteFacts)
  const { series } = source.read(seriesFacts)
  const { order, childrenById, cycles } = nestTopics(drafts)
  const notesById = new Map<TopicId, NotePath[]>()
  const countById = new Map<TopicId, number>()
  for (const path of source.notesByPath.keys()) {
    const kind = factsByPath.get(path)?.kind
    const topics = topicsByPath.get(path)
    if (topics === undefined || kind === 'series' || kind === 'topic' || kind === 'page') continue
    const counted = new Set<TopicId>()
    for (const id of topics) {
      append(notesById, id, path)
      for (let at: TopicId | undefined = id; at !== undefined; at = drafts.get(at)!.parent) counted.add(at)
    }
    for (const id of counted) countById.set(id, (countById.get(id) ?? 0) + 1)
  }
  const topicsOfSeries = new Map(series.map((one) => [one.id, topicsOf(one, topicsByPath)]))
  const seriesById = new Map<TopicId, SeriesId[]>()
  for (const { id } of series) for (const topic of topicsOfSeries.get(id)!) append(seriesById, topic, id)
  const topics = order.map(({ id, origin, title, parent, start, isCurrent }): Topic => {
    const notes = notesById.get(id) ?? []
    const own = notes.filter((path) =>
      isTrueProperty(source.propertiesOf(source.notesByPath.get(path)!), 'start'),
    )
    return {
      id,
      origin,
      title,
      ...(parent !== undefined && { parent }),
      children: childrenById.get(id) ?? [],
      notes,
      noteCount: countById.get(id) ?? 0,
      series: seriesById.get(id) ?? [],
      start: [...new Set([...start, ...own])],
      isCurrent,
    }
  })
  return { topics, cycles, topicsOfSeries }
}

/** The topics of the series' own note, and those that more than half of its parts belong to; sorted. */
function topicsOf(
  { note, parts }: Series,
  topicsByPath: ReadonlyMap<NotePath, readonly TopicId[]>,
): readonly TopicId[] {
  const topics = new Set(note === undefined ? [] : topicsByPath.get(note))
  const countByTopic = new Map<TopicId, number>()
  for (const path of parts) {
    for (const topic of topicsByPath.get(path) ?? []) {
      const count = (countByTopic.get(topic) ?? 0) + 1
      countByTopic.set(topic, count)
      if (count * 2 > parts.length) topics.add(topic)
    }
  }
  return [...topics].sort(compareText)
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
