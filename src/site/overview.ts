import type { HomePart, Overview, PlannedEntry, TopicEntry } from '../model/knowledge-part.ts'
import { type OverviewKind, overviewKinds } from '../model/overview-kind.ts'
import type { NotePath } from '../model/path.ts'
import type { TopicId } from '../model/topic-id.ts'
import { hrefOf } from './address.ts'
import { gardenGrowth, recentNotes } from './garden-growth.ts'
import { noteEntry } from './note-link.ts'
import { noteTable } from './note-table.ts'
import { referenceEntry } from './reference-entry.ts'
import type { SiteView } from './site-view.ts'
import { tagEntry } from './tag-link.ts'
import { titleOfOverview } from './title-of-overview.ts'
import { seriesEntry, topicEntry } from './topic-entry.ts'
import { wantedEntry } from './wanted-entry.ts'

/** Wanted notes that the overview names: it must not grow with the garden. */
const maxWanted = 100

/** Tags that the overview names, those with the most notes. */
const maxTags = 1_000

/** Entries of each of home's lists. */
const homeLimit = 24

/** Notes that home names as planted or tended last. */
const homeRecent = 6

/** The data of one overview; `part` counts the pages of one that has several, from 1. */
export function collectOverview(view: SiteView, kind: OverviewKind, part = 1): Overview {
  const { knowledge, notesByPath } = view.garden
  switch (kind) {
    case 'topics':
      return { kind, topics: collectTopics(view) }
    case 'series':
      return { kind, series: knowledge.series.map((series) => seriesEntry(view, series)) }
    case 'reading-list': {
      const references = view.sortByTitle(
        [...knowledge.referenceByPath.keys()].map((path) => notesByPath.get(path)!),
      )
      return {
        kind,
        references: references.map(({ path }) => referenceEntry(view, knowledge.referenceByPath.get(path)!)),
      }
    }
    case 'wanted': {
      const planned = new Set(knowledge.planned.flatMap((one) => (one.kind === 'wanted' ? [one.name] : [])))
      const wanted = view.insight.wanted().filter(({ names }) => !names.some((name) => planned.has(name)))
      return {
        kind,
        total: wanted.length,
        planned: collectPlanned(view)
          .filter((entry) => entry.kind === 'wanted')
          .sort((a, b) => b.count - a.count),
        wanted: wanted.slice(0, maxWanted).map((one) => wantedEntry(view, one)),
      }
    }
    case 'planned':
      return { kind, planned: collectPlanned(view) }
    case 'now':
      return { kind, current: entriesOf(view, knowledge.current) }
    case 'tags': {
      const tags = [...view.labelByTag.keys()].map((key) => tagEntry(view, key))
      const largest = new Set([...tags].sort((a, b) => b.count - a.count).slice(0, maxTags))
      return { kind, total: tags.length, tags: tags.filter((tag) => largest.has(tag)) }
    }
    case 'all-notes':
      return { kind, table: noteTable(view, part) }
    case 'garden-history':
      return { kind, growth: gardenGrowth(view) }
  }
}

/** What home shows of the garden's knowledge. */
export function homePart(view: SiteView): HomePart {
  const { knowledge } = view.garden
  const home = hrefOf(view.options.base, view.plan.addressByFolder.get('')!)
  const all = knowledge.hasDeclaredTopics ? collectTopics(view) : []
  const top = all.filter(({ level }) => level === 0)
  // A topic that is the home page itself holds all others.
  const topics =
    top.length === 1 && top[0]!.href === home
      ? all.flatMap((topic) => (topic.level === 1 ? [{ ...topic, level: 0 }] : []))
      : top.filter(({ href }) => href !== home)
  const { plantedLast, tendedLast } = recentNotes(view, homeRecent)
  return {
    start: entriesOf(view, knowledge.start.slice(0, homeLimit)),
    current: entriesOf(view, knowledge.current.slice(0, homeLimit)).filter(({ href }) => href !== home),
    topics: topics.slice(0, homeLimit),
    series: knowledge.series.slice(0, homeLimit).map((series) => seriesEntry(view, series)),
    overviews: overviewKinds.flatMap((kind) => {
      const address = view.plan.addressByOverview.get(kind)
      if (address === undefined) return []
      return [{ kind, title: titleOfOverview(view, kind), href: hrefOf(view.options.base, address) }]
    }),
    planted: plantedLast,
    tended: tendedLast,
  }
}

/** The topics as a tree: each directly before those below it. */
function collectTopics(view: SiteView): readonly TopicEntry[] {
  const levelById = new Map<TopicId, number>()
  return view.garden.knowledge.topics.map((topic) => {
    const level = topic.parent === undefined ? 0 : levelById.get(topic.parent)! + 1
    levelById.set(topic.id, level)
    return topicEntry(view, topic, level)
  })
}

function collectPlanned(view: SiteView): readonly PlannedEntry[] {
  const { knowledge, notesByPath, links } = view.garden
  return knowledge.planned.map((planned): PlannedEntry => {
    if (planned.kind === 'note') return { kind: 'note', ...noteEntry(view, notesByPath.get(planned.path)!) }
    return { kind: 'wanted', ...wantedEntry(view, links.wantedByName.get(planned.name)!) }
  })
}

function entriesOf(view: SiteView, paths: readonly NotePath[]): HomePart['start'] {
  return paths.map((path) => noteEntry(view, view.garden.notesByPath.get(path)!))
}
