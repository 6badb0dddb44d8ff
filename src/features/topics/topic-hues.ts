import { compareText } from '../../model/diagnostic.ts'
import { hashText } from '../../model/hash-text.ts'
import type { NotePath } from '../../model/path.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'

/** Which colour each topic has, wherever it is shown. */
export interface TopicHues {
  /** The topics with a colour of their own, in the order of all; those below have that of the nearest. */
  readonly roots: readonly TopicId[]
  /** Every topic's place among the tokens `--topic-0` to `--topic-9`; a topic's own note has its id. */
  readonly hueById: ReadonlyMap<TopicId | NotePath, number>
}

/** Colours that readers tell apart, and how many of them are far from each other: the first ones are. */
const hueCount = 10
const farHues = 6

/** A topic that holds this share of all that the topics beside it hold, and itself, leaves the colours to those below it. */
const nearlyAll = 0.8

/**
 * Gives topics their colours. A topic takes one by its id, so that others come and go without changing it, or else the
 * next that is free; the largest choose first. `topics`: parents before children.
 */
export function assignHues(topics: readonly Topic[]): TopicHues {
  const topicById = new Map(topics.map((topic) => [topic.id, topic]))
  const roots = findRoots(topics, topicById)
  const ranked = [...roots].sort((a, b) => b.noteCount - a.noteCount || compareText(a.id, b.id))
  const byId = (some: readonly Topic[]): readonly Topic[] => [...some].sort((a, b) => compareText(a.id, b.id))
  const size = roots.length <= farHues ? farHues : hueCount
  const uses = new Array<number>(size).fill(0)
  const hueById = new Map<TopicId | NotePath, number>()
  for (const { id } of [...byId(ranked.slice(0, hueCount)), ...byId(ranked.slice(hueCount))]) {
    const least = Math.min(...uses)
    let hue = hashText(id) % size
    while (uses[hue] !== least) hue = (hue + 1) % size
    uses[hue] = least + 1
    hueById.set(id, hue)
  }
  for (const { id, parent } of topics) {
    if (hueById.has(id)) continue
    const above = parent === undefined ? undefined : hueById.get(parent)
    if (above !== undefined) hueById.set(id, above)
  }
  return { roots: roots.map(({ id }) => id), hueById }
}

/** The topics at the top; where one of them holds nearly all notes, it and those below it. */
function findRoots(topics: readonly Topic[], topicById: ReadonlyMap<TopicId, Topic>): readonly Topic[] {
  let level = topics.filter(({ parent }) => parent === undefined)
  const roots = new Set(level)
  for (;;) {
    const all = level.reduce((sum, { noteCount }) => sum + noteCount, 0)
    const whole = level.find(({ noteCount, children }) => noteCount >= nearlyAll * all && children.length > 1)
    if (whole === undefined) return topics.filter((topic) => roots.has(topic))
    level = whole.children.flatMap((id) => topicById.get(id) ?? [])
    for (const topic of level) roots.add(topic)
  }
}
