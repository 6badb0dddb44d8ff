import { defineFacts } from '../../define/facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Garden } from '../../model/garden.ts'
import type { PageLink } from '../../model/page.ts'
import { folderOf, type NotePath } from '../../model/path.ts'
import type { SeriesId } from '../../model/series-id.ts'
import { addressOfPage } from '../../model/site.ts'
import type { Bridge, Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { hrefOf } from '../../site/address.ts'
import { titleOfFolder } from '../../site/title-of-folder.ts'
import { collectBridges } from './collect-bridges.ts'
import { collectDeclared, type TopicDrafts } from './collect-declared.ts'
import { collectDerived } from './collect-derived.ts'
import { findTopicFolders, nearestOf } from './find-topic-folders.ts'
import { finishTopics } from './finish-topics.ts'
import { assignHues } from './topic-hues.ts'

/** The garden's topics and who belongs to them. */
interface TopicFacts {
  /** Parents before children, else by title, then id. */
  readonly topics: readonly Topic[]
  readonly topicById: ReadonlyMap<TopicId, Topic>
  /** Whether somebody declared a topic; otherwise they are the garden's folders and tags. */
  readonly isDeclared: boolean
  /** Circles in the `parent` of topics, each from its first topic by id; cut there. */
  readonly cycles: readonly (readonly TopicId[])[]
  /** Topics that a note belongs to itself, the nearest folder's first, then as written. */
  readonly topicsOf: (path: NotePath) => readonly TopicId[]
  /** The topics that a series' own note is in or that most of its parts are in, sorted. */
  readonly topicsOfSeries: (id: SeriesId) => readonly TopicId[]
  /** The topics that are told apart by colour, parents first. */
  readonly roots: readonly TopicId[]
  /** The colour of every topic: the one table for the map, its crops, lists and drawings (see `topic-hues.ts`). */
  readonly hueById: ReadonlyMap<TopicId | NotePath, number>
  /** The colour of a note: its own where it is a topic, else that of its first topic. */
  readonly hueOf: (path: NotePath) => number | undefined
}

/** The topics that authors declare, before they are nested; a step towards {@link topicFacts}. */
export const declaredTopicFacts = defineFacts<TopicDrafts>({
  name: 'declared-topics',
  reads: 'statements',
  none: { drafts: new Map(), topicsByPath: new Map() },
  collect: collectDeclared,
})

const none: readonly TopicId[] = []

/** Topics, from properties, folders and tags. */
export const topicFacts = defineFacts<TopicFacts>({
  name: 'topics',
  reads: 'statements',
  none: {
    topics: [],
    topicById: new Map(),
    isDeclared: false,
    cycles: [],
    topicsOf: () => none,
    topicsOfSeries: () => none,
    roots: [],
    hueById: new Map(),
    hueOf: () => undefined,
  },
  collect(source) {
    const declared = source.read(declaredTopicFacts)
    const isDeclared = declared.drafts.size > 0
    const drafts = isDeclared ? declared : collectDerived(source)
    const { topics, cycles, topicsOfSeries } = finishTopics(source, drafts)
    const { roots, hueById } = assignHues(topics)
    const topicsOf = (path: NotePath): readonly TopicId[] => drafts.topicsByPath.get(path) ?? none
    return {
      topics,
      topicById: new Map(topics.map((topic) => [topic.id, topic])),
      isDeclared,
      cycles,
      topicsOf,
      topicsOfSeries: (id) => topicsOfSeries.get(id) ?? none,
      roots,
      hueById,
      // A topic's own note has the topic's id.
      hueOf: (path) => {
        const [first] = topicsOf(path)
        return hueById.get(path) ?? (first && hueById.get(first))
      },
    }
  },
})

/** How declared topics are connected: for each the strongest bridges, at most eight. */
export const bridgeFacts = defineFacts<ReadonlyMap<TopicId, readonly Bridge[]>>({
  name: 'bridges',
  reads: 'links',
  none: new Map(),
  collect({ links, read }) {
    const { topics, isDeclared } = read(topicFacts)
    if (!isDeclared) return new Map()
    const parentById = new Map(topics.map(({ id, parent }) => [id, parent]))
    const topicsByPath = new Map<NotePath, TopicId[]>()
    for (const { id, notes } of topics) {
      for (const path of notes) {
        const own = topicsByPath.get(path)
        if (own) own.push(id)
        else topicsByPath.set(path, [id])
      }
    }
    const isBelow = (id: TopicId, above: TopicId): boolean => {
      for (let at = parentById.get(id); at !== undefined; at = parentById.get(at))
        if (at === above) return true
      return false
    }
    return collectBridges(links, topicsByPath, (a, b) => isBelow(a, b) || isBelow(b, a))
  },
})

/** The topic whose folder this is or is below: its notes belong to it without saying so. */
export function topicOfFolder({ notesByPath, read }: Garden, folder: string): NotePath | undefined {
  const topics = read(topicFacts).topics.flatMap(({ origin }) =>
    origin.kind === 'note' ? [origin.path] : [],
  )
  const folders = new Set<string>()
  for (const path of notesByPath.keys()) folders.add(folderOf(path))
  return nearestOf(findTopicFolders(topics, folders), folder)
}

/** What a link to a page is made of. */
type LinkSource = Pick<SiteView, 'garden' | 'plan' | 'options' | 'shownTitle'>

/** A topic with its colour, and its page: its note's, its folder's, its tag's, or one of its own. */
export function topicLink(view: LinkSource, topic: Topic): PageLink {
  const hue = view.garden.read(topicFacts).hueById.get(topic.id)
  return { ...pageOf(view, topic), ...(hue !== undefined && { hue }) }
}

function pageOf(view: LinkSource, { id, origin, title }: Topic): PageLink {
  const { plan, options } = view
  switch (origin.kind) {
    case 'note': {
      const note = view.garden.notesByPath.get(origin.path)
      const href = hrefOf(options.base, plan.addressByNote.get(origin.path)!)
      return { title: note === undefined ? title : view.shownTitle(note), href }
    }
    case 'name':
      return { title, href: hrefOf(options.base, addressOfPage(plan, 'topic', id)!) }
    case 'folder': {
      const href = hrefOf(options.base, plan.addressByFolder.get(origin.folder)!)
      return { title: titleOfFolder(view, origin.folder), href }
    }
    case 'tag':
      return { title, href: hrefOf(options.base, addressOfPage(plan, 'tag', origin.tag)!) }
  }
}
