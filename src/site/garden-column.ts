import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { ColumnGroup, GardenColumn, NavigationLink, PageLink, Place } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import type { SitePlan } from '../model/site.ts'
import { hrefOf } from './address.ts'
import { titleOfFolder } from './title-of-folder.ts'

/** Links that one group shows at most; the column is on every page, so it must not grow with the garden. */
const maxLinks = 12
const maxSeries = 8

/** What the column is made of: parts of a site's view. */
export interface ColumnSource {
  readonly garden: Garden
  readonly plan: SitePlan
  readonly options: GardenOptions
  readonly foldersByParent: ReadonlyMap<string, readonly string[]>
  readonly countByFolder: ReadonlyMap<string, number>
  /** The garden's plain pages. */
  readonly pages: readonly NavigationLink[]
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

/** The topics at the top that have notes of their own, those with the most notes where there are too many. */
function topicGroup(view: ColumnSource): ColumnGroup {
  const topics = view.garden.knowledge.topics.filter((topic) => topic.parent === undefined)
  const largest = new Set([...topics].sort((a, b) => b.noteCount - a.noteCount).slice(0, maxLinks))
  const links = topics.flatMap((topic) =>
    largest.has(topic) && topic.origin.kind === 'note' ? linkTo(view, topic.title, topic.origin.path) : [],
  )
  return { kind: 'topics', links }
}

function seriesGroup(view: ColumnSource): ColumnGroup {
  const links = view.garden.knowledge.series.flatMap(({ title, note }) =>
    note === undefined ? [] : linkTo(view, title, note),
  )
  return { kind: 'series', links: links.slice(0, maxSeries) }
}

function linkTo({ plan, options }: ColumnSource, title: string, path: NotePath): readonly PageLink[] {
  const address = plan.addressByNote.get(path)
  return address === undefined ? [] : [{ title, href: hrefOf(options.base, address) }]
}

/** The folders at the top, the largest ones where there are too many, in the order of their names. */
function folderGroup(view: ColumnSource): ColumnGroup {
  const { options, plan, countByFolder } = view
  const folders = view.foldersByParent.get('') ?? []
  const largest = [...folders]
    .sort((a, b) => (countByFolder.get(b) ?? 0) - (countByFolder.get(a) ?? 0))
    .slice(0, maxLinks)
  const links = folders
    .filter((folder) => largest.includes(folder))
    .map((folder) => ({
      title: titleOfFolder(view, folder),
      href: hrefOf(options.base, plan.addressByFolder.get(folder)!),
    }))
  const more = folders.length > maxLinks && { more: hrefOf(options.base, plan.addressByFolder.get('')!) }
  return { kind: 'folders', links, ...more }
}

function placesOf(_view: ColumnSource): readonly Place[] {
  return []
}
