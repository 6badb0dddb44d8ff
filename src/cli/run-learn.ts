import { prerequisiteFacts } from '../features/prerequisites/facts.ts'
import { readingPath } from '../features/prerequisites/reading-path.ts'
import { seriesFacts } from '../features/series/facts.ts'
import { topicFacts } from '../features/topics/facts.ts'
import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { type NotePath, toNameKey } from '../model/path.ts'
import type { SeriesId } from '../model/series-id.ts'
import type { Topic } from '../model/topic.ts'
import type { TopicId } from '../model/topic-id.ts'
import { askGarden, type GardenAnswer, type GardenQuestion, getNamedNote } from './ask-garden.ts'
import { countOf, formatCount } from './describe-counts.ts'
import { describeNoteLine, type NoteLine } from './describe-topics.ts'
import { renderTable } from './render-table.ts'
import type { Colors } from './terminal.ts'

/** Notes of a topic that names none to start with. */
const maxBeginning = 9

/** What to read for a note, as the command line asks for it. */
export interface LearnRequest extends GardenQuestion {
  readonly note: string
}

/** A note on the way, and whether it is one that was asked for. */
interface LearnStep extends NoteLine {
  readonly isGoal: boolean
}

/**
 * Prints what to read to understand a note, a series or a topic, in order. Rejects with suggestions when there is no
 * such note.
 */
export async function runLearn(request: LearnRequest): Promise<void> {
  const { terminal } = request
  await askGarden(request, (asked) => {
    const { garden } = asked.snapshot
    const { path, title, goals } = findSubject(asked, request.note)
    const prerequisites = garden.read(prerequisiteFacts)
    const order = new Set<NotePath>()
    for (const goal of goals) for (const at of [...readingPath(prerequisites, goal), goal]) order.add(at)
    const steps = [...order].map(
      (at): LearnStep => ({ ...describeNoteLine(garden, at), isGoal: goals.includes(at) }),
    )
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0)
    const circles = prerequisites.cycles.filter((circle) => circle.some((at) => order.has(at)))
    terminal.out(
      request.json
        ? JSON.stringify({ ...(path !== undefined && { path }), title, minutes, steps, circles }, null, 2)
        : renderLearnText(
            title,
            steps,
            circles.map((circle) => circle.map((at) => garden.notesByPath.get(at)!.title)),
            minutes,
            terminal.colors,
          ),
    )
  })
}

/** What is to be learnt, and the notes that say it. */
interface Subject {
  /** Left out for a topic or series that no note stands for. */
  readonly path?: NotePath
  readonly title: string
  readonly goals: readonly NotePath[]
}

/** A note by its name, else a topic or series that has no note: a folder, a tag, or what notes only name. */
function findSubject(asked: GardenAnswer, name: string): Subject {
  const { garden } = asked.snapshot
  const { read, notesByPath } = garden
  const [{ series: all, seriesById }, { topics, topicById }] = [read(seriesFacts), read(topicFacts)]
  const key = toNameKey(name)
  try {
    const path = getNamedNote(asked, name)
    const parts = seriesById.get(path as string as SeriesId)?.parts ?? []
    const topic = topicById.get(path as string as TopicId)
    const ofTopic = topic === undefined ? [] : beginningOf(garden, topic)
    const goals = parts.length > 0 ? parts : ofTopic.length > 0 ? ofTopic : [path]
    return { path, title: notesByPath.get(path)!.title, goals }
  } catch (error) {
    const series = all.find(({ title, parts }) => toNameKey(title) === key && parts.length > 0)
    if (series !== undefined) return { title: series.title, goals: series.parts }
    const topic = topics.find((one) => namesOf(one).includes(key) && one.noteCount > 0)
    if (topic === undefined) throw error
    return { title: topic.title, goals: beginningOf(garden, topic) }
  }
}

/** What a topic is called on the command line, folded. */
function namesOf({ title, origin }: Topic): readonly string[] {
  switch (origin.kind) {
    case 'folder':
      return [title, origin.folder, `${origin.folder}/`].map(toNameKey)
    case 'tag':
      return [title, origin.tag, `#${origin.tag}`].map(toNameKey)
    case 'note':
    case 'name':
      return [toNameKey(title)]
  }
}

/** The notes that a topic starts with; where nobody has said so, those in it that most notes lead to. */
function beginningOf({ read, links }: Garden, topic: Topic): readonly NotePath[] {
  if (topic.start.length > 0) return topic.start
  const inside = new Set<NotePath>()
  const add = ({ notes, children }: Topic): void => {
    for (const path of notes) inside.add(path)
    for (const child of children) {
      const below = read(topicFacts).topicById.get(child)
      if (below) add(below)
    }
  }
  add(topic)
  const leading = (path: NotePath): number =>
    new Set((links.backlinksByPath.get(path) ?? []).map(({ source }) => source)).size
  return [...inside]
    .map((path) => ({ path, count: leading(path) }))
    .sort((a, b) => b.count - a.count || compareText(a.path, b.path))
    .slice(0, maxBeginning)
    .map(({ path }) => path)
}

function renderLearnText(
  title: string,
  steps: readonly LearnStep[],
  circles: readonly (readonly string[])[],
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
  const remarks = [
    ...circles.map((titles) => `These require each other, so no order is right: ${titles.join(' → ')}`),
    ...(steps.length === 1 && circles.length === 0 ? ['It requires nothing else.'] : []),
  ]
  return remarks.length === 0 ? table : `${table}\n\n${remarks.map((one) => colors.dim(one)).join('\n')}`
}
