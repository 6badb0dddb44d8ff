import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import { ownFiles, ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { addressOfPage } from '../../model/site.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { type NoteEvent, noteEvents } from '../history/facts.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { feedSetting } from './feed-setting.ts'

/** One thing that can be followed. */
export interface Feed {
  /** The page that it belongs to; `''` is the garden's home. */
  readonly page: Address
  /** What it adds to the garden's title; empty for the garden as a whole. */
  readonly title: string
  readonly atom: Address
  readonly json: Address
  /** What became of its notes, the newest first. */
  readonly events: readonly NoteEvent[]
}

/** Entries that a feed has at most: one of a thousand notes is still some 25 kB. */
const maxEntries = 50

/**
 * The feeds of a garden: its own first, then those of topics and series that have a page and a dated note. None where the
 * garden does not say where its site lives, since a feed's addresses have to be whole, none where no note has a day, and none where it wants none.
 * Topics that are only folders or tags have none: a large garden has thousands of these.
 */
export const feedsOf = memoByObject((view: SiteView): readonly Feed[] => {
  if (view.options.baseUrl === '' || settingOf(view.options, feedSetting) === 'off') return []
  const all = noteEvents(view)
  if (all.length === 0) return []
  const own: Feed = {
    page: '' as Address,
    title: '',
    atom: ownFiles.feed,
    json: ownFiles.jsonFeed,
    events: all.slice(0, maxEntries),
  }
  return [own, ...groupsOf(view).flatMap((group) => feedOf(group, all))]
})

interface Group {
  readonly page: Address
  readonly title: string
  readonly paths: ReadonlySet<NotePath>
}

function feedOf({ page, title, paths }: Group, all: readonly NoteEvent[]): readonly Feed[] {
  const events = all.filter(({ path }) => paths.has(path)).slice(0, maxEntries)
  // The page of the garden as a whole is followed by the garden's own feed.
  if (events.length === 0 || page === '') return []
  const stem = `${ownFolder}/feeds/${page.replace(/\/$/, '')}`
  return [{ page, title, atom: `${stem}.xml` as Address, json: `${stem}.json` as Address, events }]
}

function groupsOf({ garden, plan }: SiteView): readonly Group[] {
  const { topics, topicById, isDeclared } = garden.read(topicFacts)
  const { series } = garden.read(seriesFacts)
  const pageOf = (kind: string, key: string, note: NotePath | undefined): Address | undefined =>
    note === undefined ? addressOfPage(plan, kind, key) : plan.addressByNote.get(note)
  const group = (page: Address | undefined, title: string, paths: Iterable<NotePath>): readonly Group[] =>
    page === undefined ? [] : [{ page, title, paths: new Set(paths) }]
  return [
    ...(isDeclared ? topics : []).flatMap((topic) => {
      const { id, title, origin } = topic
      const note = origin.kind === 'note' ? origin.path : undefined
      return group(pageOf('topic', id, note), title, notesBelow(topic, topicById))
    }),
    ...series.flatMap(({ id, title, note, parts }) => group(pageOf('series', id, note), title, parts)),
  ]
}

/** The notes of a topic and of those below it, and their own. */
function notesBelow(topic: Topic, topicById: ReadonlyMap<TopicId, Topic>): readonly NotePath[] {
  const below = topic.children.flatMap((id) => {
    const child = topicById.get(id)
    return child === undefined ? [] : notesBelow(child, topicById)
  })
  const own = topic.origin.kind === 'note' ? [topic.origin.path] : []
  return [...own, ...topic.notes, ...below]
}
