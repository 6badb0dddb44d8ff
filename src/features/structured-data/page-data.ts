import type { PageSubject, SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { hrefOf } from '../../site/address.ts'
import { historyFacts } from '../history/facts.ts'
import { authorOf, type Writer, writersOf } from '../identity/facts.ts'
import { topicFacts, topicLink } from '../topics/facts.ts'

/** Most notes that a topic's page names as its terms. */
const maxTerms = 50

interface Named {
  readonly name: string
  readonly href: string
}

/** What is said of a page besides what its frame says. */
export interface PageData {
  /** Of a note, else of the garden; with whole addresses. */
  readonly authors: readonly Writer[]
  /** Of a note: the days on which it was planted and tended, and its topics. */
  readonly article?: {
    readonly planted?: string
    readonly tended?: string
    readonly topics: readonly Named[]
  }
  /** Of a topic: its notes. */
  readonly terms?: readonly Named[]
}

/** Nothing where the garden does not say where its site lives: all addresses would have to be whole. */
export function collectPageData(view: SiteView, { address, note }: PageSubject): PageData | undefined {
  if (view.options.baseUrl === '' || address === '') return undefined
  const { garden } = view
  const { topicById, topicsOf } = garden.read(topicFacts)
  const topic = topicById.get(topicAt(view).get(address) ?? (note?.path as string as TopicId))
  if (note === undefined && topic === undefined) return undefined
  const author = authorOf(view.options)
  const ofGarden = author ? [{ name: author.name, ...(author.url !== undefined && { url: author.url }) }] : []
  const days = note && garden.read(historyFacts).of(note.path)
  return {
    authors: note ? writersOf(view, note) : ofGarden,
    ...(note && {
      article: {
        ...(days?.planted !== undefined && { planted: days.planted }),
        ...(days?.tended !== undefined && { tended: days.tended }),
        topics: topicsOf(note.path).flatMap((id) => {
          const one = topicById.get(id)
          if (one === undefined) return []
          const { title, href } = topicLink(view, one)
          return [{ name: title, href }]
        }),
      },
    }),
    ...(topic && { terms: topic.notes.slice(0, maxTerms).flatMap((path) => termOf(view, path)) }),
  }
}

function termOf({ garden, plan, options }: SiteView, path: NotePath): readonly Named[] {
  const address = plan.addressByNote.get(path)
  const note = garden.notesByPath.get(path)
  return note && address !== undefined ? [{ name: note.title, href: hrefOf(options.base, address) }] : []
}

/** Topics by the addresses of their own pages. */
const topicAt = memoByObject(
  ({ plan }: SiteView): ReadonlyMap<Address, TopicId> =>
    new Map([...(plan.addressByKey.get('topic') ?? [])].map(([key, address]) => [address, key as TopicId])),
)
