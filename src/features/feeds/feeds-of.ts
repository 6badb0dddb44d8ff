import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import { ownFiles, ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { addressOfPage } from '../../model/site.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { historyFacts } from '../history/facts.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'

/** One thing that can be followed. */
export interface Feed {
  /** The page that it belongs to; `''` is the garden's home. */
  readonly page: Address
  /** What it adds to the garden's title; empty for the garden as a whole. */
  readonly title: string
  readonly atom: Address
  readonly json: Address
  /** Notes with a known day, the newest first. */
  readonly notes: readonly DatedNote[]
}

/** A note and its days, `YYYY-MM-DD`. */
export interface DatedNote {
  readonly path: NotePath
  readonly planted?: string
  /** The day it was tended last, else planted. */
  readonly day: string
}

/** Entries that a feed has at most: one of a thousand notes is still some 25 kB. */
const maxEntries = 50

/**
 * The feeds of a garden: its own first, then those of topics and series that have a page and a dated note. None where the
 * garden does not say where its site lives, since a feed's addresses have to be whole, and none where no note has a day.
 * Topics that are only folders or tags have none: a large garden has thousands of these.
 */
export const feedsOf = memoByObject((view: SiteView): readonly Feed[] => {
  if (view.options.baseUrl === '') return []
  const dated = datedNotes(view)
  if (dated.length === 0) return []
  const own: Feed = {
    page: '' as Address,
    title: '',
    atom: ownFiles.feed,
    json: ownFiles.jsonFeed,
    notes: dated.slice(0, maxEntries),
  }
  return [own, ...groupsOf(view).flatMap((group) => feedOf(group, dated))]
})

interface Group {
  readonly page: Address
  readonly title: string
  readonly paths: ReadonlySet<NotePath>
}

function feedOf({ page, title, paths }: Group, dated: readonly DatedNote[]): readonly Feed[] {
  const notes = dated.filter(({ path }) => paths.has(path)).slice(0, maxEntries)
  // The page of the garden as a whole is followed by the garden's own feed.
  if (notes.length === 0 || page === '') return []
  const stem = `${ownFolder}/feeds/${page.replace(/\/$/, '')}`
  return [{ page, title, atom: `${stem}.xml` as Address, json: `${stem}.json` as Address, notes }]
}

function datedNotes({ garden }: SiteView): readonly DatedNote[] {
  const { of } = garden.read(historyFacts)
  const found: DatedNote[] = []
  for (const path of garden.notesByPath.keys()) {
    const { planted, tended } = of(path) ?? {}
    const day = tended ?? planted
    if (day !== undefined) found.push({ path, day, ...(planted !== undefined && { planted }) })
  }
  return found.sort((a, b) => compare(b.day, a.day) || compare(a.path, b.path))
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
