import type { HomeMap } from '../model/knowledge-part.ts'
import type { LinkedOutline, NoteOutline } from '../model/map-outline.ts'
import type { Href, NoteLink, PageInput } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import { hrefOf } from './address.ts'
import { noteLink } from './note-link.ts'
import type { SiteView } from './site-view.ts'
import { topicLink } from './topic-link.ts'

/** Regions that home draws; it must not grow with the garden. */
const mostRegions = 24

/** An outline with a link for each of its notes. */
export function linkOutline(view: SiteView, outline: NoteOutline): LinkedOutline {
  const linkOf = (path: string): readonly NoteLink[] => {
    const note = view.garden.notesByPath.get(path as NotePath)
    return note === undefined ? [] : [noteLink(view, note)]
  }
  return {
    ...outline,
    regions: outline.regions.map((region) => ({ ...region, marks: region.marks.flatMap(linkOf) })),
  }
}

/** The input of the garden's home page with the map, which is made beside the pages; other inputs as they are. */
export function withHomeMap(view: SiteView, input: PageInput, outline: NoteOutline): PageInput {
  if (outline.regions.length < 2) return input
  const map = homeMap(view, outline)
  if (input.kind === 'home') return { ...input, knowledge: { ...input.knowledge, map } }
  if (input.kind !== 'note' || input.knowledge.home === undefined) return input
  return { ...input, knowledge: { ...input.knowledge, home: { ...input.knowledge.home, map } } }
}

function homeMap(view: SiteView, outline: NoteOutline): HomeMap {
  const regions = outline.regions.slice(0, mostRegions).map((region) => ({ ...region, marks: [] }))
  const ties = outline.ties.filter(({ a, b }) => a < regions.length && b < regions.length)
  const hrefByTitle = new Map(
    view.garden.knowledge.topics.map((topic) => [topic.title, topicLink(view, topic).href] as const),
  )
  const topics: Record<string, Href> = {}
  for (const { id, name } of regions) {
    const href = hrefByTitle.get(name)
    if (href !== undefined) topics[id] = href
  }
  return {
    outline: { ...outline, regions, ties },
    href: hrefOf(view.options.base, view.plan.mapAddress),
    topics,
  }
}
