import type { Answer } from '../../define/command.ts'
import type { Garden } from '../../model/garden.ts'
import { countOf } from '../../text/count-of.ts'
import { noteLines, renderNoteLines, totalMinutes } from '../../text/note-line.ts'
import { topicFacts } from '../topics/facts.ts'
import { seriesFacts } from './facts.ts'

/** The garden's series with their parts in order. */
export function answerSeries(garden: Garden): Answer {
  const series = garden.read(seriesFacts).series.map(({ id, title, note, parts: paths }) => {
    const topics = garden.read(topicFacts).topicsOfSeries(id)
    const parts = noteLines(garden, paths)
    return { id, title, ...(note !== undefined && { note }), topics, minutes: totalMinutes(parts), parts }
  })
  return {
    json: () => ({ series }),
    text(colors) {
      if (series.length === 0)
        return 'This garden has no series: no note names one in "series", and none is of type "series".'
      return series
        .map(({ title, minutes, parts }) => {
          const size = `${countOf(parts.length, 'part')}, ${countOf(minutes, 'minute')}`
          const head = `${colors.bold(title)}  ${colors.dim(size)}`
          return parts.length === 0
            ? head
            : `${head}\n${renderNoteLines(parts, { what: 'part', indent: '  ' }, colors)}`
        })
        .join('\n\n')
    },
  }
}
