import type { SeriesEntry, TopicEntry } from '../model/knowledge-part.ts'
import type { NotePath } from '../model/path.ts'
import { minutesToRead } from '../model/reading-time.ts'
import type { Series } from '../model/series.ts'
import type { Topic } from '../model/topic.ts'
import { describeNote } from './describe-note.ts'
import type { SiteView } from './site-view.ts'
import { seriesLink, topicLink } from './topic-link.ts'

/** A topic as a list shows it. `level` counts from 0 for those at the top of the list. */
export function topicEntry(view: SiteView, topic: Topic, level: number): TopicEntry {
  const description = topic.origin.kind === 'note' ? describe(view, topic.origin.path) : ''
  return { ...topicLink(view, topic), description, count: topic.noteCount, level }
}

/** A series as a list shows it. */
export function seriesEntry(view: SiteView, series: Series): SeriesEntry {
  return {
    ...seriesLink(view, series),
    description: series.note === undefined ? '' : describe(view, series.note),
    count: series.parts.length,
    minutes: minutesOf(view, series.parts),
  }
}

/** Minutes to read all of some notes. */
export function minutesOf({ garden }: SiteView, paths: readonly NotePath[]): number {
  return paths.reduce((sum, path) => sum + minutesToRead(garden.notesByPath.get(path)!.wordCount), 0)
}

function describe({ garden }: SiteView, path: NotePath): string {
  return garden.knowledge.factsByPath.get(path)!.matters ?? describeNote(garden.notesByPath.get(path)!)
}
