import { stages } from '../model/stage.ts'
import { countOf, formatCount } from './describe-counts.ts'
import type { SeriesLine, TopicLine } from './describe-topics.ts'
import { renderTable } from './render-table.ts'
import type { Colors } from './terminal.ts'

/** Topics as a table, those below others indented; what nothing says is no column. */
export function renderTopicsText(
  topics: readonly TopicLine[],
  hasDeclaredTopics: boolean,
  colors: Colors,
): string {
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

function pageOf({ origin }: TopicLine): string {
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

/** Series, each with its parts in order. */
export function renderSeriesText(series: readonly SeriesLine[], colors: Colors): string {
  if (series.length === 0)
    return 'This garden has no series: no note names one in "series", and none is of type "series".'
  return series
    .map(({ title, minutes, parts }) => {
      const size = `${countOf(parts.length, 'part')}, ${countOf(minutes, 'minute')}`
      const head = `${colors.bold(title)}  ${colors.dim(size)}`
      if (parts.length === 0) return head
      const rows = parts.map((part, i) => [
        `  ${i + 1}`,
        part.title,
        part.stage ?? '',
        formatCount(part.minutes),
        part.path,
      ])
      return `${head}\n${renderTable(partColumns, rows, colors)}`
    })
    .join('\n\n')
}

const partColumns = [
  { title: '  #', align: 'right' },
  { title: 'part' },
  { title: 'stage' },
  { title: 'min', align: 'right' },
  { title: 'note' },
] as const
