import type { Answer, AskedGarden } from '../../define/command.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import { type NotePath, toNameKey } from '../../model/path.ts'
import type { SeriesId } from '../../model/series-id.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { countOf } from '../../text/count-of.ts'
import { noteLines, renderNoteLines, totalMinutes } from '../../text/note-line.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { prerequisiteFacts } from './facts.ts'
import { readingPath } from './reading-path.ts'

/** Notes of a topic that names none to start with. */
const maxBeginning = 9

/** What to read to understand a note, a series or a topic, in order. Throws with suggestions when there is no such note. */
export function answerLearn(asked: AskedGarden, name: string): Answer {
  const { garden } = asked
  const { path, title, goals } = findSubject(asked, name)
  const prerequisites = garden.read(prerequisiteFacts)
  const order = new Set<NotePath>()
  for (const goal of goals) for (const at of [...readingPath(prerequisites, goal), goal]) order.add(at)
  const steps = noteLines(garden, order).map((line) => ({ ...line, isGoal: goals.includes(line.path) }))
  const minutes = totalMinutes(steps)
  const circles = prerequisites.cycles.filter((circle) => circle.some((at) => order.has(at)))
  return {
    json: () => ({ ...(path !== undefined && { path }), title, minutes, steps, circles }),
    text(colors) {
      const size = `${countOf(steps.length, 'note')}, ${countOf(minutes, 'minute')}`
      const remarks = circles.map((circle) => {
        const titles = circle.map((at) => garden.notesByPath.get(at)?.title ?? at)
        return `These require each other, so no order is right: ${titles.join(' → ')}`
      })
      if (steps.length === 1 && circles.length === 0) remarks.push('It requires nothing else.')
      return [
        `${colors.bold(title)}  ${colors.dim(size)}`,
        renderNoteLines(steps, { what: 'read' }, colors),
        ...(remarks.length === 0 ? [] : [remarks.map((one) => colors.dim(one)).join('\n')]),
      ].join('\n\n')
    },
  }
}

/** What is to be learnt, and the notes that say it. */
interface Subject {
  /** Left out for a topic or series that no note stands for. */
  readonly path?: NotePath
  readonly title: string
  readonly goals: readonly NotePath[]
}

/** A note by its name, else a topic or series that has no note: a folder, a tag, or what notes only name. */
function findSubject({ garden, noteNamed }: AskedGarden, name: string): Subject {
  const { read, notesByPath } = garden
  const [{ series: all, seriesById }, { topics, topicById }] = [read(seriesFacts), read(topicFacts)]
  const key = toNameKey(name)
  try {
    const path = noteNamed(name)
    const parts = seriesById.get(path as string as SeriesId)?.parts ?? []
    const topic = topicById.get(path as string as TopicId)
    const ofTopic = topic === undefined ? [] : beginningOf(garden, topic)
    const goals = parts.length > 0 ? parts : ofTopic.length > 0 ? ofTopic : [path]
    return { path, title: notesByPath.get(path)?.title ?? name, goals }
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
