import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import { compareText } from '../../model/diagnostic.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { NoteHistory } from '../../model/note-history.ts'
import type { GardenGrowth, GrowthPeriod } from '../../model/note-table.ts'
import type { DatedLink, PageLink } from '../../model/page.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { noteLink } from '../../site/note-link.ts'
import { topicFacts, topicLink } from '../topics/facts.ts'
import { historyFacts } from './facts.ts'

/** Topics that are told apart; the other notes are counted together. */
const mostTopics = 9

/** Periods shown at most; a longer history is counted by longer ones. */
const mostPeriods = 48

/** Notes that the page names in each list. */
const mostNamed = 12

interface DatedNote {
  readonly note: Note
  readonly history: NoteHistory
}

/** When the garden's notes were planted and tended. A bounded amount of data for any garden. */
export function gardenGrowth(view: SiteView): GardenGrowth {
  const notes = datedNotes(view)
  const days = notes
    .flatMap(({ history: { planted, tended } }) => [planted, tended])
    .filter(isDay)
    .sort(compareText)
  const unit = unitFor(days[0], days.at(-1))
  const topics = largestTopics(view)
  const placeByTopic = new Map(topics.map((id, i) => [id, i]))
  const counts = new Map<string, { readonly byTopic: number[]; planted: number; tended: number }>()
  const periods = days.length === 0 ? [] : periodsBetween(days[0]!, days.at(-1)!, unit)
  for (const start of periods)
    counts.set(start, { byTopic: topics.map(() => 0).concat(0), planted: 0, tended: 0 })
  for (const { note, history } of notes) {
    const { planted, tended } = history
    if (planted !== undefined) {
      const period = counts.get(startOf(planted, unit))
      if (period !== undefined) {
        period.planted++
        period.byTopic[topTopicOf(view, note, placeByTopic) ?? topics.length]!++
      }
    }
    const period = tended === undefined ? undefined : counts.get(startOf(tended, unit))
    if (period !== undefined) period.tended++
  }
  const others = periods.some((start) => counts.get(start)!.byTopic.at(-1)! > 0)
  return {
    notes: view.garden.notesByPath.size,
    dated: notes.filter(({ history }) => history.planted !== undefined).length,
    changes: notes.reduce((sum, { history }) => sum + history.changes, 0),
    unit,
    periods: periods.map((start): GrowthPeriod => {
      const { byTopic, planted, tended } = counts.get(start)!
      return { start, byTopic: others ? byTopic : byTopic.slice(0, -1), planted, tended }
    }),
    topics: [
      ...topics.map((id): PageLink => topicLink(view, view.garden.read(topicFacts).topicById.get(id)!)),
      ...(others ? [undefined] : []),
    ],
    ...recentNotes(view, mostNamed),
    tendedMost: notes
      .filter(({ history }) => history.changes > 1)
      .sort((a, b) => b.history.changes - a.history.changes || compareText(a.note.path, b.note.path))
      .slice(0, mostNamed)
      .map(({ note, history }) => ({ ...noteLink(view, note), changes: history.changes })),
  }
}

/**
 * The notes touched last, the newest first: what home calls lately, so none whose day is more than a year before the day
 * for which the site is made, or before the newest. Some of them may have been planted on that day, others tended.
 */
export function latelyTouched(view: SiteView, limit: number): readonly DatedLink[] {
  const { plantedLast, tendedLast } = recentNotes(view, limit)
  const latest = new Map<string, DatedLink>()
  for (const link of [...plantedLast, ...tendedLast]) {
    const known = latest.get(link.href)
    if (known === undefined || known.day < link.day) latest.set(link.href, link)
  }
  const links = [...latest.values()].sort((a, b) => compareText(b.day, a.day) || compareText(a.href, b.href))
  const newest = links[0] && Date.parse(links[0].day)
  if (newest === undefined || newest < view.privacy.publication.now - year) return []
  return links.filter(({ day }) => Date.parse(day) >= newest - year).slice(0, limit)
}

/** In milliseconds. */
const year = 366 * 24 * 60 * 60 * 1_000

/** The notes planted and tended last, the newest first. */
function recentNotes(
  view: SiteView,
  limit: number,
): { readonly plantedLast: readonly DatedLink[]; readonly tendedLast: readonly DatedLink[] } {
  const lastBy = (day: 'planted' | 'tended'): readonly DatedLink[] =>
    datedNotes(view)
      .flatMap(({ note, history }) => {
        const last = history[day]
        return last !== undefined && isListed(view, note) ? [{ note, last }] : []
      })
      .sort((a, b) => compareText(b.last, a.last) || compareText(a.note.path, b.note.path))
      .slice(0, limit)
      .map(({ note, last }) => ({ ...noteLink(view, note), day: last }))
  return { plantedLast: lastBy('planted'), tendedLast: lastBy('tended') }
}

/** Plain pages and the pages of topics are the garden's beds; what grows in them is listed. */
function isListed({ garden }: SiteView, { path }: Note): boolean {
  const kind = garden.read(noteFacts).get(path)?.kind
  return kind !== 'page' && kind !== 'topic'
}

const datedNotes = memoByObject(({ garden }: SiteView): readonly DatedNote[] =>
  [...garden.notesByPath.values()].flatMap((note) => {
    const history = garden.read(historyFacts).of(note.path)
    return history === undefined ? [] : [{ note, history }]
  }),
)

/** The topics with a colour of their own that have the most notes, the largest first. */
function largestTopics({ garden }: SiteView): readonly TopicId[] {
  const { roots, topicById } = garden.read(topicFacts)
  return roots
    .flatMap((id) => topicById.get(id) ?? [])
    .sort((a, b) => b.noteCount - a.noteCount)
    .slice(0, mostTopics)
    .map(({ id }) => id)
}

function topTopicOf(
  { garden }: SiteView,
  { path }: Note,
  places: ReadonlyMap<TopicId, number>,
): number | undefined {
  const { topicById, topicsOf } = garden.read(topicFacts)
  for (let [at] = topicsOf(path); at !== undefined; at = topicById.get(at)?.parent) {
    const place = places.get(at)
    if (place !== undefined) return place
  }
  return undefined
}

function isDay(day: string | undefined): day is string {
  return day !== undefined
}

function unitFor(first: string | undefined, last: string | undefined): GardenGrowth['unit'] {
  if (first === undefined || last === undefined) return 'month'
  const months = monthOf(last) - monthOf(first) + 1
  return months <= mostPeriods ? 'month' : months <= 3 * mostPeriods ? 'quarter' : 'year'
}

/** Months since the year 0. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

const monthsIn: Readonly<Record<GardenGrowth['unit'], number>> = { month: 1, quarter: 3, year: 12 }

function dayOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

function startOf(day: string, unit: GardenGrowth['unit']): string {
  const length = monthsIn[unit]
  return dayOf(Math.floor(monthOf(day) / length) * length)
}

/** The periods from the first day's to the last day's; of very many the last, because a mistyped year makes thousands. */
function periodsBetween(first: string, last: string, unit: GardenGrowth['unit']): readonly string[] {
  const length = monthsIn[unit]
  const to = Math.floor(monthOf(last) / length)
  const from = Math.max(Math.floor(monthOf(first) / length), to - mostPeriods + 1)
  return Array.from({ length: to - from + 1 }, (_, i) => dayOf((from + i) * length))
}
