import { noteFacts } from '../../define/note-facts.ts'
import type { Garden } from '../../model/garden.ts'
import { languageOf } from '../../model/note.ts'
import type { SitePlan } from '../../model/site.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { topicFacts } from '../topics/facts.ts'
import type { SearchNote } from './search-note.ts'
import { splitSections } from './split-sections.ts'

/**
 * What search sees of a garden, in the order of the notes' paths, which a new link does not change. Give it the published
 * garden, so that nothing else can be found.
 */
export function collectSearchNotes(garden: Garden, plan: SitePlan): readonly SearchNote[] {
  const { read, links } = garden
  const factsByPath = read(noteFacts)
  const { topicsOf } = read(topicFacts)
  return Array.from(garden.notesByPath.values(), (note) => {
    const facts = factsByPath.get(note.path)
    const topics = topicsOf(note.path).flatMap((id) => topicNames(garden, id))
    const [first, ...rest] = splitSections(note)
    const matters = facts?.matters
    const lang = languageOf(note) ?? note.textLanguage
    return {
      address: plan.addressByNote.get(note.path)!,
      title: note.title,
      aliases: note.aliases,
      tags: note.tags,
      topics: [...new Set(topics)],
      ...(facts?.stage !== undefined && { stage: facts.stage }),
      ...(lang !== undefined && { lang }),
      linked: links.backlinksByPath.get(note.path)?.length ?? 0,
      sections: [
        matters === undefined ? first! : { ...first!, text: `${matters}\n${first!.text}`.trim() },
        ...rest,
      ],
    }
  })
}

/** The names of a topic and of those above it: titles, and the aliases of their notes. */
function topicNames({ read, notesByPath }: Garden, id: TopicId): readonly string[] {
  const names: string[] = []
  const seen = new Set<TopicId>()
  for (let at: TopicId | undefined = id; at !== undefined && !seen.has(at); ) {
    seen.add(at)
    const topic: Topic | undefined = read(topicFacts).topicById.get(at)
    if (topic) names.push(topic.title)
    if (topic?.origin.kind === 'note') names.push(...(notesByPath.get(topic.origin.path)?.aliases ?? []))
    at = topic?.parent
  }
  return names
}
