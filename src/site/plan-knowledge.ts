import type { Garden } from '../model/garden.ts'
import { mediaKindOf } from '../model/media-type.ts'
import { notesPerPage } from '../model/note-table.ts'
import { type OverviewKind, overviewKinds } from '../model/overview-kind.ts'
import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import type { SeriesId } from '../model/series-id.ts'
import type { Page, SitePlan } from '../model/site.ts'
import type { TopicId } from '../model/topic-id.ts'
import { addressOfFolder } from './address.ts'
import type { AddressClaims } from './address-claims.ts'

/** The part of a plan that {@link planKnowledge} makes. */
type KnowledgePlan = Pick<
  SitePlan,
  'addressByTopic' | 'addressBySeries' | 'addressByOverview' | 'noteTablePages'
>

/** What has been planned so far. */
interface PlanSoFar {
  readonly claims: AddressClaims
  /** Pages of notes, folders and tags; pages are added. */
  readonly pages: Page[]
  readonly folderByNote: ReadonlyMap<NotePath, string>
  /** Whether the days of any note are known. */
  readonly hasHistory: boolean
}

/**
 * Plans the pages of topics and series that no note, folder or tag stands for, and the overviews. A plain page or a
 * folder's page that is at an overview's address shows it; any other note there keeps its page to itself.
 */
export function planKnowledge(garden: Garden, plan: PlanSoFar): KnowledgePlan {
  const { claims, pages } = plan
  const addressByTopic = new Map<TopicId, Address>()
  const addressBySeries = new Map<SeriesId, Address>()
  for (const { id, origin, title } of garden.knowledge.topics) {
    if (origin.kind !== 'name') continue
    const address = claims.claim(addressBelow('topics', title))
    addressByTopic.set(id, address)
    pages.push({ kind: 'topic', address, topic: id })
  }
  for (const { id, note, title } of garden.knowledge.series) {
    if (note !== undefined) continue
    const address = claims.claim(addressBelow('series', title))
    addressBySeries.set(id, address)
    pages.push({ kind: 'series', address, series: id })
  }
  const folderAddresses = new Set(pages.flatMap((page) => (page.kind === 'folder' ? [page.address] : [])))
  const addressByOverview = new Map<OverviewKind, Address>()
  for (const overview of findOverviews(garden, plan.hasHistory)) {
    const wish = `${overview}/` as Address
    const note = claims.noteAt(wish)
    const isShown =
      folderAddresses.has(wish) ||
      (note !== undefined &&
        (overview === 'planned' ||
          plan.folderByNote.has(note) ||
          garden.knowledge.factsByPath.get(note)!.kind === 'page'))
    const address = isShown ? wish : claims.claim(wish)
    addressByOverview.set(overview, address)
    if (!isShown) pages.push({ kind: 'overview', address, overview, part: 1 })
  }
  const noteTablePages: Address[] = []
  const first = addressByOverview.get('all-notes')
  for (let part = 1; first !== undefined && (part - 1) * notesPerPage < garden.notesByPath.size; part++) {
    const address = part === 1 ? first : claims.claim(`${first}${part}/` as Address)
    noteTablePages.push(address)
    if (part > 1) pages.push({ kind: 'overview', address, overview: 'all-notes', part })
  }
  return { addressByTopic, addressBySeries, addressByOverview, noteTablePages }
}

/** All of a garden's knowledge that decides addresses, as text. */
export function knowledgeSurface(garden: Garden, hasHistory: boolean): string {
  const { topics, series, pages } = garden.knowledge
  return JSON.stringify([
    topics.flatMap(({ origin, title }) => (origin.kind === 'name' ? [origin.name, title] : [])),
    series.flatMap(({ id, note, title }) => (note === undefined ? [id, title] : [])),
    pages.map(({ path }) => path),
    findOverviews(garden, hasHistory),
  ])
}

/** The overviews that have something to show. */
function findOverviews(
  { notesByPath, knowledge, links }: Garden,
  hasHistory: boolean,
): readonly OverviewKind[] {
  const hasByKind: Readonly<Record<OverviewKind, () => boolean>> = {
    topics: () => knowledge.hasDeclaredTopics,
    series: () => knowledge.series.length > 0,
    'reading-list': () => knowledge.referenceByPath.size > 0,
    now: () => knowledge.current.length > 0,
    planned: () => knowledge.planned.length > 0,
    wanted: () => {
      for (const name of links.wantedByName.keys()) if (mediaKindOf(name) === undefined) return true
      return false
    },
    tags: () => {
      for (const note of notesByPath.values()) if (note.tags.length > 0) return true
      return false
    },
    'all-notes': () => notesByPath.size > 0,
    'garden-history': () => hasHistory,
  }
  return overviewKinds.filter((kind) => hasByKind[kind]())
}

/** A title is one segment, whatever it holds. */
function addressBelow(folder: string, title: string): Address {
  return addressOfFolder(`${folder}/${title.replaceAll('/', ' ')}`)
}
