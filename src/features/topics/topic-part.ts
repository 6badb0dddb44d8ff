import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import type { Address, NoteEntry, NoteLink, PageLink } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import type { SlotInput } from '../../model/slot.ts'
import { type Stage, stages } from '../../model/stage.ts'
import type { Topic } from '../../model/topic.ts'
import { noteEntry, noteLink } from '../../site/note-link.ts'
import { referenceFacts } from '../reading-list/facts.ts'
import { bridgeFacts, topicFacts, topicLink } from './facts.ts'
import { type TopicEntry, topicEntry } from './topic-entry.ts'

/** What a topic's page shows below its text. */
export interface TopicPart {
  readonly count: number
  readonly isCurrent: boolean
  readonly hue?: number
  readonly parent?: PageLink
  readonly topics: readonly TopicEntry[]
  readonly start: readonly NoteEntry[]
  /** What other features tell of the topic, before and after its notes. */
  readonly before: SlotInput
  readonly after: SlotInput
  /** Notes by stage, the most grown first, those without one last; only stages that some note has. */
  readonly stages: readonly { readonly stage?: Stage; readonly notes: readonly NoteEntry[] }[]
}

/** How a topic is connected to another one. */
export interface BridgeEntry {
  readonly topic: PageLink
  readonly links: number
  /** The pair of notes that is connected best; `from` is of this topic. */
  readonly from: NoteLink
  readonly to: NoteLink
}

/** What a topic's page shows below its text. On the garden's home page nothing that home shows is shown twice. */
export function topicPart(view: SiteView, topic: Topic, address: Address): TopicPart {
  const { read, notesByPath } = view.garden
  const { topicById, hueById } = read(topicFacts)
  const hue = hueById.get(topic.id)
  const references = read(referenceFacts)
  const parent = topic.parent && topicById.get(topic.parent)
  const notesOf = (paths: readonly NotePath[]): readonly Note[] =>
    paths.flatMap((path) => notesByPath.get(path) ?? [])
  const isHome = address === ''
  const children = isHome ? [] : topic.children.flatMap((id) => topicById.get(id) ?? [])
  return {
    count: topic.noteCount,
    isCurrent: topic.isCurrent,
    ...(hue !== undefined && { hue }),
    ...(parent && { parent: topicLink(view, parent) }),
    topics: children.map((child) => topicEntry(view, child, 0)),
    start: isHome ? [] : notesOf(topic.start).map((note) => noteEntry(view, note)),
    before: view.collectSlot('topic', { address, key: topic.id }),
    after: view.collectSlot('topic.after', { address, key: topic.id }),
    stages: byStage(view, notesOf(topic.notes.filter((path) => !references.has(path)))),
  }
}

/** The topics that one is connected with, and by which notes. */
export function collectBridgeEntries(view: SiteView, topic: Topic): readonly BridgeEntry[] {
  const { read, notesByPath } = view.garden
  const { topicById } = read(topicFacts)
  return (read(bridgeFacts).get(topic.id) ?? []).flatMap(({ topic: id, links, from, to }) => {
    const [other, near, far] = [topicById.get(id), notesByPath.get(from), notesByPath.get(to)]
    if (other === undefined || near === undefined || far === undefined) return []
    return [{ topic: topicLink(view, other), links, from: noteLink(view, near), to: noteLink(view, far) }]
  })
}

function byStage(view: SiteView, notes: readonly Note[]): TopicPart['stages'] {
  const factsByPath = view.garden.read(noteFacts)
  return [...[...stages].reverse(), undefined].flatMap((stage) => {
    const own = notes.filter(({ path }) => factsByPath.get(path)?.stage === stage)
    if (own.length === 0) return []
    return [{ ...(stage && { stage }), notes: view.sortByTitle(own).map((note) => noteEntry(view, note)) }]
  })
}
