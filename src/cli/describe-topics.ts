import { noteFacts } from '../define/note-facts.ts'
import { seriesFacts } from '../features/series/facts.ts'
import { topicFacts } from '../features/topics/facts.ts'
import type { Garden } from '../model/garden.ts'
import type { NotePath } from '../model/path.ts'
import { minutesToRead } from '../model/reading-time.ts'
import type { SeriesId } from '../model/series-id.ts'
import type { Stage } from '../model/stage.ts'
import type { TopicOrigin } from '../model/topic.ts'
import type { TopicId } from '../model/topic-id.ts'

/** A note as the commands about knowledge print it. */
export interface NoteLine {
  readonly path: NotePath
  readonly title: string
  readonly stage?: Stage
  readonly minutes: number
}

/** A topic as `hortus topics --json` prints it. */
export interface TopicLine {
  readonly id: TopicId
  readonly title: string
  readonly origin: TopicOrigin
  /** 0 at the top. */
  readonly level: number
  readonly parent?: TopicId
  readonly isCurrent: boolean
  /** Notes in it and below. */
  readonly noteCount: number
  /** Its own notes. */
  readonly notes: readonly NotePath[]
  readonly series: readonly SeriesId[]
  readonly start: readonly NotePath[]
  /** Its own notes by stage; stages that no note has are left out. */
  readonly stages: Readonly<Partial<Record<Stage | 'none', number>>>
}

/** A series as `hortus series --json` prints it. */
export interface SeriesLine {
  readonly id: SeriesId
  readonly title: string
  readonly note?: NotePath
  readonly topics: readonly TopicId[]
  readonly minutes: number
  readonly parts: readonly NoteLine[]
}

/** One note for a list. */
export function describeNoteLine({ notesByPath, read }: Garden, path: NotePath): NoteLine {
  const { title, wordCount } = notesByPath.get(path)!
  const stage = read(noteFacts).get(path)?.stage
  return { path, title, ...(stage && { stage }), minutes: minutesToRead(wordCount) }
}

/** The garden's topics, each directly before those below it. */
export function describeTopics({ read }: Garden): readonly TopicLine[] {
  const levels = new Map<TopicId, number>()
  return read(topicFacts).topics.map((topic) => {
    const { id, title, origin, parent, isCurrent, noteCount, notes, series, start } = topic
    const level = parent === undefined ? 0 : levels.get(parent)! + 1
    levels.set(id, level)
    const stages: Partial<Record<Stage | 'none', number>> = {}
    for (const path of notes) {
      const stage = read(noteFacts).get(path)?.stage ?? 'none'
      stages[stage] = (stages[stage] ?? 0) + 1
    }
    const above = parent === undefined ? {} : { parent }
    return { id, title, origin, level, ...above, isCurrent, noteCount, notes, series, start, stages }
  })
}

/** The garden's series with their parts in order. */
export function describeSeries(garden: Garden): readonly SeriesLine[] {
  return garden.read(seriesFacts).series.map(({ id, title, note, parts }) => {
    const topics = garden.read(topicFacts).topicsOfSeries(id)
    const lines = parts.map((path) => describeNoteLine(garden, path))
    const minutes = lines.reduce((sum, line) => sum + line.minutes, 0)
    return { id, title, ...(note !== undefined && { note }), topics, minutes, parts: lines }
  })
}
