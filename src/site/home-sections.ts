import { type FeatureSet, homeText } from '../define/feature-set.ts'
import type { SiteView } from '../define/site-view.ts'
import type { Note } from '../model/note.ts'
import type { Address, HomeSections, OverviewLink } from '../model/page.ts'
import { textProperty } from '../model/properties.ts'
import { hrefOf } from './address.ts'
import { describeNote } from './describe-note.ts'
import { findFrontNote } from './find-front-note.ts'

/** What home says of the garden; `note` is the one that is the home page. */
export function collectHomeSections(view: SiteView, { homeParts }: FeatureSet, note?: Note): HomeSections {
  const { garden, options } = view
  const page = { address: '' as Address, ...(note && { note }) }
  const sections = view.collectSlot('home', page)
  const at = homeParts.indexOf(homeText)
  const before = new Set(homeParts.slice(0, at))
  return {
    lead: options.description || introduce(view, note),
    head: view.collectSlot('home.head', page),
    sections,
    ...(at >= 0 && { textAt: sections.filter(([name]) => before.has(name)).length }),
    counts: { notes: garden.notesByPath.size, links: view.linkCount },
    sizes: view.collectSlot('home.sizes', page),
    overviews: collectOverviewLinks(view),
  }
}

/** What the home page's note says of the garden in its properties, or else what the README begins with. */
function introduce({ garden, plan }: SiteView, note: Note | undefined): string {
  if (note) return textProperty(note.properties, 'description') ?? ''
  const front = findFrontNote(garden, plan)
  return front ? describeNote(front) : ''
}

/** Every overview of the garden, in the order of the layout. */
export function collectOverviewLinks({ plan, options }: SiteView): readonly OverviewLink[] {
  return [...plan.addressesByOverview].flatMap(([overview, [first]]) =>
    first === undefined ? [] : [{ overview, href: hrefOf(options.base, first) }],
  )
}
