import type { Garden } from '../model/garden.ts'
import type { NotePath } from '../model/path.ts'
import { readingPath } from '../model/reading-path.ts'
import type { SeriesId } from '../model/series-id.ts'
import type { TopicId } from '../model/topic-id.ts'
import { askGarden, type GardenQuestion, getNamedNote } from './ask-garden.ts'
import { countOf, formatCount } from './describe-counts.ts'
import { describeNoteLine, type NoteLine } from './describe-topics.ts'
import { renderTable } from './render-table.ts'
import type { Colors } from './terminal.ts'

/** What to read for a note, as the command line asks for it. */
export interface LearnRequest extends GardenQuestion {
  readonly note: string
}

/** A note on the way, and whether it is one that was asked for. */
interface LearnStep extends NoteLine {
  readonly isGoal: boolean
}

/** Prints what to read to understand a note, a series or a topic, in order. Rejects with suggestions when there is no such note. */
export async function runLearn(request: LearnRequest): Promise<void> {
  const { terminal } = request
  await askGarden(request, (asked) => {
    const { garden } = asked.snapshot
    const path = getNamedNote(asked, request.note)
    const goals = goalsOf(garden, path)
    const order = new Set<NotePath>()
    for (const goal of goals) for (const at of [...readingPath(garden.knowledge, goal), goal]) order.add(at)
    const steps = [...order].map(
      (at): LearnStep => ({ ...describeNoteLine(garden, at), isGoal: goals.includes(at) }),
    )
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0)
    const { title } = garden.notesByPath.get(path)!
    terminal.out(
      request.json
        ? JSON.stringify({ path, title, minutes, steps }, null, 2)
        : renderLearnText(title, steps, minutes, terminal.colors),
    )
  })
}

/** The note itself; of a series its parts, of a topic the notes it starts with, where there are any. */
function goalsOf({ knowledge }: Garden, path: NotePath): readonly NotePath[] {
  const parts = knowledge.seriesById.get(path as string as SeriesId)?.parts ?? []
  const start = knowledge.topicById.get(path as string as TopicId)?.start ?? []
  return parts.length > 0 ? parts : start.length > 0 ? start : [path]
}

function renderLearnText(
  title: string,
  steps: readonly LearnStep[],
  minutes: number,
  colors: Colors,
): string {
  const head = `${colors.bold(title)}  ${colors.dim(`${countOf(steps.length, 'note')}, ${countOf(minutes, 'minute')}`)}`
  const rows = steps.map((step, i) => [
    String(i + 1),
    step.title,
    step.stage ?? '',
    formatCount(step.minutes),
    step.path,
  ])
  const columns = [
    { title: '#', align: 'right' },
    { title: 'read' },
    { title: 'stage' },
    { title: 'min', align: 'right' },
    { title: 'note' },
  ] as const
  const table = `${head}\n\n${renderTable(columns, rows, colors)}`
  return steps.length > 1 ? table : `${table}\n\n${colors.dim('It requires nothing else.')}`
}
