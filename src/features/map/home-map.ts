import type { SiteView } from '../../define/site-view.ts'
import type { LinkedOutline } from '../../model/map-outline.ts'
import type { Href } from '../../model/page.ts'
import { topicFacts, topicLink } from '../topics/facts.ts'
import { mapHref, outlineOf } from './map-page.ts'

/** Regions that home draws; it must not grow with the garden. */
const mostRegions = 24

/** The map as home shows it: from afar, leading to the map itself and to the pages of topics. */
export interface HomeMap {
  readonly outline: LinkedOutline
  readonly href: Href
  /** Pages of the regions that are topics, by the region's id. */
  readonly topics: Readonly<Record<string, Href>>
}

/** The garden's regions, where the map has been made and has more than one. */
export function homeMap(view: SiteView): HomeMap | undefined {
  const outline = outlineOf(view)
  const href = mapHref(view)
  if (outline === undefined || outline.regions.length < 2 || href === undefined) return undefined
  const regions = outline.regions.slice(0, mostRegions).map((region) => ({ ...region, marks: [] }))
  const ties = outline.ties.filter(({ a, b }) => a < regions.length && b < regions.length)
  const hrefByTitle = new Map(
    view.garden.read(topicFacts).topics.map((topic) => [topic.title, topicLink(view, topic).href] as const),
  )
  const topics: Record<string, Href> = {}
  for (const { id, name } of regions) {
    const topic = hrefByTitle.get(name)
    if (topic !== undefined) topics[id] = topic
  }
  return { outline: { ...outline, regions, ties }, href, topics }
}
