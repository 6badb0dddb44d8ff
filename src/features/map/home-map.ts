import type { SiteView } from '../../define/site-view.ts'
import type { LinkedOutline, OutlineRegion } from '../../model/map-outline.ts'
import type { Href, NoteLink } from '../../model/page.ts'
import { type Card, notesOnCard } from '../../site/render-cards.ts'
import { topicFacts, topicLink } from '../topics/facts.ts'
import { linkOutline, mapHref, outlineOf } from './map-page.ts'

/** Regions that home draws; it must not grow with the garden. */
const mostRegions = 24

/** Regions that home names with their notes, where no topics are. */
const mostCards = 12

/** The map as home shows it: from afar, leading to the map itself and to the pages of topics. */
export interface HomeMap {
  readonly outline: LinkedOutline
  readonly href: Href
  /** Where regions lead to that have a page, by their ids. */
  readonly hrefs: Readonly<Record<string, Href>>
}

/** The garden's regions, where the map has been made and has more than one. */
export function homeMap(view: SiteView): HomeMap | undefined {
  const found = findRegions(view)
  if (found === undefined) return undefined
  const { outline, href } = found
  const regions = outline.regions.slice(0, mostRegions)
  const ties = outline.ties.filter(({ a, b }) => a < regions.length && b < regions.length)
  const hrefs = Object.fromEntries(
    regions.flatMap((region) => {
      const page = pageOf(view, region)
      return page === undefined ? [] : [[region.id, page]]
    }),
  )
  return {
    outline: { ...outline, regions: regions.map((region) => ({ ...region, marks: [] })), ties },
    href,
    hrefs,
  }
}

/** In a garden that declares no topics: the regions that hold most, each with its weightiest notes. */
export function regionCards(view: SiteView): readonly Card[] | undefined {
  const found = view.garden.read(topicFacts).isDeclared ? undefined : findRegions(view)
  if (found === undefined) return undefined
  const cards = found.outline.regions.flatMap((region): readonly Card[] => {
    const { id, name, hue, notes, marks } = region
    const href = pageOf(view, region) ?? (`${found.href}#region=${id}` as Href)
    const shown = marks.filter((mark) => mark.href !== href).slice(0, notesOnCard)
    return notes === 0 ? [] : [{ title: name, href, hue, count: notes, notes: shown }]
  })
  return cards.length < 2 ? undefined : cards.slice(0, mostCards)
}

function findRegions(view: SiteView): { readonly outline: LinkedOutline; readonly href: Href } | undefined {
  const outline = outlineOf(view)
  const href = mapHref(view)
  if (outline === undefined || outline.regions.length < 2 || href === undefined) return undefined
  return { outline: linkOutline(view, outline), href }
}

/** The page of the topic that a region stands for, or of the note that it is named for. */
function pageOf(view: SiteView, { name, marks }: OutlineRegion<NoteLink>): Href | undefined {
  const topic = view.garden.read(topicFacts).topics.find(({ title }) => title === name)
  return topic ? topicLink(view, topic).href : marks.find(({ title }) => title === name)?.href
}
