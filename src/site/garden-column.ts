import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { OverviewKind } from '../model/overview-kind.ts'
import { tendAddress } from '../model/own-address.ts'
import type { ColumnGroup, GardenColumn, NavigationLink, Place } from '../model/page.ts'
import type { SitePlan } from '../model/site.ts'
import { hrefOf } from './address.ts'
import { titleOfFolder } from './title-of-folder.ts'
import { seriesLink, topicLink } from './topic-link.ts'

/** Links that one group shows at most; the column is on every page, so it must not grow with the garden. */
const maxLinks = 12
const maxSeries = 8

/** What the column is made of: parts of a site's view. */
export interface ColumnSource {
  readonly garden: Garden
  readonly plan: SitePlan
  readonly options: GardenOptions
  /** Only asked for in a garden that declares no topics. */
  readonly foldersByParent: () => ReadonlyMap<string, readonly string[]>
  readonly countByFolder: () => ReadonlyMap<string, number>
  /** The garden's plain pages. */
  readonly pages: readonly NavigationLink[]
  /** Whether this is for the local server, which has a page that says what to tend. */
  readonly isLocal: boolean
}

/** The garden at a glance, the same on every page: what it is about, and the pages about it as a whole. */
export function createGardenColumn(view: ColumnSource): GardenColumn {
  const { hasDeclaredTopics } = view.garden.knowledge
  const groups = [hasDeclaredTopics ? topicGroup(view) : folderGroup(view), seriesGroup(view)]
  return {
    groups: groups.filter((group) => group.links.length > 0),
    places: placesOf(view),
    pages: view.pages,
  }
}

/** The folders at the top, the largest ones where there are too many, in the order of their names. */
function folderGroup(view: ColumnSource): ColumnGroup {
  const { options, plan } = view
  const folders = view.foldersByParent().get('') ?? []
  const largest = folders.length <= maxLinks ? folders : largestOf(folders, view.countByFolder())
  const links = folders
    .filter((folder) => largest.includes(folder))
    .map((folder) => ({
      title: titleOfFolder(view, folder),
      href: hrefOf(options.base, plan.addressByFolder.get(folder)!),
    }))
  const more = folders.length > maxLinks && { more: hrefOf(options.base, plan.addressByFolder.get('')!) }
  return { kind: 'folders', links, ...more }
}

function largestOf(
  folders: readonly string[],
  countByFolder: ReadonlyMap<string, number>,
): readonly string[] {
  return [...folders]
    .sort((a, b) => (countByFolder.get(b) ?? 0) - (countByFolder.get(a) ?? 0))
    .slice(0, maxLinks)
}

/** The topics at the top, those with the most notes where there are too many, in their order. */
function topicGroup(view: ColumnSource): ColumnGroup {
  const topics = view.garden.knowledge.topics.filter(({ parent }) => parent === undefined)
  const largest = new Set([...topics].sort((a, b) => b.noteCount - a.noteCount).slice(0, maxLinks))
  const links = topics.filter((topic) => largest.has(topic)).map((topic) => topicLink(view, topic))
  return { kind: 'topics', links, ...moreAt(view, 'topics', topics.length > maxLinks) }
}

function seriesGroup(view: ColumnSource): ColumnGroup {
  const { series } = view.garden.knowledge
  const links = series.slice(0, maxSeries).map((one) => seriesLink(view, one))
  return { kind: 'series', links, ...moreAt(view, 'series', series.length > maxSeries) }
}

function moreAt(
  { plan, options }: ColumnSource,
  overview: OverviewKind,
  isCut: boolean,
): Pick<ColumnGroup, 'more'> {
  const address = plan.addressByOverview.get(overview)
  return isCut && address !== undefined ? { more: hrefOf(options.base, address) } : {}
}

/** Overviews that no plain page of the column stands for. */
function placesOf({ plan, options, pages, isLocal }: ColumnSource): readonly Place[] {
  const listed = new Set(pages.map(({ href }) => href))
  const kinds = [
    ['allNotes', 'all-notes'],
    ['tags', 'tags'],
    ['readingList', 'reading-list'],
    ['wanted', 'wanted'],
    ['history', 'garden-history'],
  ] as const
  const places = kinds.flatMap(([kind, overview]): readonly Place[] => {
    const address = plan.addressByOverview.get(overview)
    const href = address === undefined ? undefined : hrefOf(options.base, address)
    return href === undefined || listed.has(href) ? [] : [{ kind, href }]
  })
  const tend: readonly Place[] = isLocal ? [{ kind: 'tend', href: hrefOf(options.base, tendAddress) }] : []
  return [{ kind: 'map', href: hrefOf(options.base, plan.mapAddress) }, ...places, ...tend]
}
