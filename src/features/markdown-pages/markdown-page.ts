import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import { hrefOf } from '../../site/address.ts'
import { historyFacts } from '../history/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { renderMarkdown } from './render-markdown.ts'

/** A note's Markdown behind what is public of its properties. */
export async function markdownPage(view: SiteView, note: Note): Promise<string> {
  const { garden, options } = view
  const { topicById, topicsOf } = garden.read(topicFacts)
  const { planted, tended } = garden.read(historyFacts).of(note.path) ?? {}
  const stage = garden.read(noteFacts).get(note.path)?.stage
  const topics = topicsOf(note.path).flatMap((id) => topicById.get(id)?.title ?? [])
  const head = [
    `title: ${JSON.stringify(note.title)}`,
    ...(topics.length > 0 ? [`topics: ${JSON.stringify(topics)}`] : []),
    ...(stage === undefined ? [] : [`stage: ${stage}`]),
    ...(planted === undefined ? [] : [`created: ${planted}`]),
    ...(tended === undefined ? [] : [`updated: ${tended}`]),
  ]
  const text = renderMarkdown(view, note, await view.readSource(note), (address, anchor) =>
    hrefOf(options.base, address, anchor),
  )
  return `---\n${head.join('\n')}\n---\n\n${text}`
}
