import type { Answer, Colors } from '../../define/command.ts'
import { noteFacts } from '../../define/note-facts.ts'
import type { Garden } from '../../model/garden.ts'
import { type Stage, stages } from '../../model/stage.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { formatCount } from '../../text/count-of.ts'
import { renderTable } from '../../text/render-table.ts'
import { topicFacts } from './facts.ts'

type TopicLine = ReturnType<typeof describeTopics>[number]

/** What the garden is about. */
export function answerTopics(garden: Garden): Answer {
  const topics = describeTopics(garden)
  const hasDeclaredTopics = garden.read(topicFacts).isDeclared
  return {
    json: () => ({ hasDeclaredTopics, topics }),
    text: (colors) => renderText(topics, hasDeclaredTopics, colors),
  }
}

/**
 * The garden's topics, each directly before those below it. `level` is 0 at the top; `noteCount` counts the notes in it
 * and below, `notes` are its own, by stage in `stages`, where those that no note has are left out.
 */
function describeTopics({ read }: Garden) {
  const levels = new Map<TopicId, number>()
  return read(topicFacts).topics.map((topic) => {
    const { id, title, origin, parent, isCurrent, noteCount, notes, series, start } = topic
    const level = parent === undefined ? 0 : (levels.get(parent) ?? 0) + 1
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

/** Topics as a table, those below others indented; what nothing says is no column. */
function renderText(topics: readonly TopicLine[], hasDeclaredTopics: boolean, colors: Colors): string {
  if (topics.length === 0)
    return 'This garden has no topics: no note of type "topic", no folders, and no tag that two notes share.'
  const grown = [...stages].reverse()
  const columns = [
    { title: 'topic' },
    { title: 'notes', align: 'right' as const },
    { title: 'series', align: 'right' as const },
    ...grown.map((stage) => ({ title: stage, align: 'right' as const })),
    { title: hasDeclaredTopics ? 'page' : 'from' },
  ]
  const rows = topics.map((topic) => [
    `${'  '.repeat(topic.level)}${topic.title}${topic.isCurrent ? ' *' : ''}`,
    formatCount(topic.noteCount),
    topic.series.length === 0 ? '' : formatCount(topic.series.length),
    ...grown.map((stage) => (topic.stages[stage] === undefined ? '' : formatCount(topic.stages[stage]))),
    pageOf(topic),
  ])
  const table = renderTable(columns, rows, colors)
  if (!hasDeclaredTopics)
    return `${table}\n\n${colors.dim('No note here has the type "topic", so these are the folders and the shared tags.')}`
  return topics.some(({ isCurrent }) => isCurrent) ? `${table}\n\n${colors.dim('* being worked on')}` : table
}

function pageOf({ origin }: Pick<Topic, 'origin'>): string {
  switch (origin.kind) {
    case 'note':
      return origin.path
    case 'name':
      return 'not written yet'
    case 'folder':
      return `${origin.folder}/`
    case 'tag':
      return `#${origin.tag}`
  }
}
