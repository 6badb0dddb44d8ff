import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { NoteEntry, NoteLink, PageLink } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { minutesToRead } from '../../model/reading-time.ts'
import type { Series } from '../../model/series.ts'
import { noteEntry, noteLink } from '../../site/note-link.ts'
import { topicFacts, topicLink } from '../topics/facts.ts'
import { seriesFacts } from './facts.ts'
import { minutesOf, seriesLink } from './series-list.ts'

/** Parts shown before and after the note's own. */
const maxPartsAround = 15

/** Parts of a series whose bar has a piece for each. */
export const maxPieces = 30

/** A note's place in its series. */
export interface SeriesPlace {
  readonly series: PageLink
  /** From 1. */
  readonly part: number
  readonly count: number
  /** The parts in order, this one too; of a long series those around it. */
  readonly parts: readonly (NoteLink & { readonly part: number })[]
  readonly previous?: NoteLink
  readonly next?: NoteLink
  /** Minutes to read the whole series, and those of the parts from this one on. */
  readonly minutes: number
  readonly minutesLeft: number
  /** Where all parts are, if they are few enough for a bar of so many pieces. */
  readonly hrefs?: readonly string[]
}

/** A part as its series' page shows it. */
export interface ListedEntry extends NoteEntry {
  readonly minutes: number
}

/** What a series' page shows. */
export interface SeriesPart {
  readonly parts: readonly ListedEntry[]
  readonly minutes: number
  readonly topics: readonly PageLink[]
}

/** By path: which part of its series a note is, from 0; its first where a series has it twice. */
const placesOf = memoByObject(
  (parts: readonly NotePath[]): ReadonlyMap<NotePath, number> =>
    new Map(parts.map((path, i) => [path, i] as const).reverse()),
)

/** Where a note is in its series, with `around` parts before and after it; undefined for one that is in none. */
export function seriesPlace(
  view: SiteView,
  note: Note,
  around: number = maxPartsAround,
): SeriesPlace | undefined {
  const { seriesById, seriesByPath } = view.garden.read(seriesFacts)
  const id = seriesByPath.get(note.path)
  const series = id === undefined ? undefined : seriesById.get(id)
  if (series === undefined) return undefined
  const at = placesOf(series.parts).get(note.path) ?? -1
  const linkAt = (i: number): NoteLink | undefined => {
    const path = series.parts[i]
    const part = path === undefined ? undefined : view.garden.notesByPath.get(path)
    return part && noteLink(view, part)
  }
  const first = Math.max(0, at - around)
  const shown = series.parts.slice(first, at + around + 1)
  const [previous, next] = [linkAt(at - 1), linkAt(at + 1)]
  return {
    series: seriesLink(view, series),
    part: at + 1,
    count: series.parts.length,
    parts: shown.flatMap((_, i) => {
      const link = linkAt(first + i)
      return link ? [{ ...link, part: first + i + 1 }] : []
    }),
    ...(previous && { previous }),
    ...(next && { next }),
    minutes: minutesOf(view, series.parts),
    minutesLeft: minutesOf(view, series.parts.slice(at)),
    ...(series.parts.length <= maxPieces && {
      hrefs: series.parts.flatMap((_, i) => linkAt(i)?.href ?? []),
    }),
  }
}

/** What a series' page shows. */
export function seriesPart(view: SiteView, series: Series): SeriesPart {
  const { read, notesByPath } = view.garden
  const { topicById, topicsOfSeries } = read(topicFacts)
  return {
    parts: series.parts.flatMap((path) => {
      const note = notesByPath.get(path)
      return note ? [{ ...noteEntry(view, note), minutes: minutesToRead(note.wordCount) }] : []
    }),
    minutes: minutesOf(view, series.parts),
    topics: topicsOfSeries(series.id).flatMap((id) => {
      const topic = topicById.get(id)
      return topic ? [topicLink(view, topic)] : []
    }),
  }
}
