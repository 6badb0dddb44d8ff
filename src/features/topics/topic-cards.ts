import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { NoteLink } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import type { Topic } from '../../model/topic.ts'
import { noteLink } from '../../site/note-link.ts'
import { type Card, notesOnCard } from '../../site/render-cards.ts'
import { topicFacts, topicLink } from './facts.ts'

/** Topics that home names at most. */
const maxAtHome = 24

/**
 * The topics at the top as home shows them, the largest where there are too many. A topic that is the home page itself
 * holds all others.
 */
export function collectTopicCards(view: SiteView, home: string): readonly Card[] {
  const { topics } = view.garden.read(topicFacts)
  const top = topics.filter(({ parent }) => parent === undefined)
  const [only] = top
  const isAll = top.length === 1 && only !== undefined && topicLink(view, only).href === home
  const shown = isAll ? topics.filter(({ parent }) => parent === only.id) : top
  const largest = new Set([...shown].sort((a, b) => b.noteCount - a.noteCount).slice(0, maxAtHome))
  return shown.flatMap((topic) => {
    const link = topicLink(view, topic)
    if (!largest.has(topic) || link.href === home) return []
    return [{ ...link, count: topic.noteCount, notes: bestNotes(view, topic) }]
  })
}

/** Where its author begins, then those that most notes lead to; of the topic and all below it. */
function bestNotes(view: SiteView, topic: Topic): readonly NoteLink[] {
  const { garden } = view
  const kinds = garden.read(noteFacts)
  const { topicById } = garden.read(topicFacts)
  const paths = new Set<NotePath>(topic.start)
  const rest: NotePath[] = []
  const visit = ({ notes, children }: Topic): void => {
    rest.push(...notes.filter((path) => (kinds.get(path)?.kind ?? 'note') === 'note'))
    for (const id of children) {
      const child = topicById.get(id)
      if (child) visit(child)
    }
  }
  visit(topic)
  const links = (path: NotePath): number => garden.links.backlinksByPath.get(path)?.length ?? 0
  for (const path of rest.sort((a, b) => links(b) - links(a))) {
    if (paths.size >= notesOnCard) break
    paths.add(path)
  }
  return [...paths].slice(0, notesOnCard).flatMap((path) => {
    const note = garden.notesByPath.get(path)
    return note ? [noteLink(view, note)] : []
  })
}
