import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import { compareText } from '../../model/diagnostic.ts'
import {
  type GardenData,
  gardenDataVersion,
  type NoteData,
  type ReferenceData,
  type SeriesData,
  type TopicData,
} from '../../model/garden-data.ts'
import { resolvedPath } from '../../model/link.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import type { Note } from '../../model/note.ts'
import { isNotePath, type NotePath } from '../../model/path.ts'
import { minutesToRead } from '../../model/reading-time.ts'
import type { Reference } from '../../model/reference.ts'
import type { Series } from '../../model/series.ts'
import type { Topic } from '../../model/topic.ts'
import { hrefOf } from '../../site/address.ts'
import { historyFacts } from '../history/facts.ts'
import { mentionFacts } from '../mentions/facts.ts'
import { navigationFacts } from '../navigation/facts.ts'
import { nowFacts } from '../now/facts.ts'
import { planFacts } from '../plans/facts.ts'
import { prerequisiteFacts } from '../prerequisites/facts.ts'
import { citationFacts, referenceFacts } from '../reading-list/facts.ts'
import { relatedFacts } from '../related/facts.ts'
import { seriesFacts } from '../series/facts.ts'
import { minutesOf, seriesLink } from '../series/series-list.ts'
import { startFacts } from '../start/facts.ts'
import { tendFacts } from '../tend/facts.ts'
import { bridgeFacts, topicFacts, topicLink } from '../topics/facts.ts'
import { wantedFacts } from '../wanted/facts.ts'

/** Characters of a piece. */
const pieceLength = 1_000_000

/**
 * A garden's knowledge as JSON, one item a line so that versions compare well. Equal gardens give equal bytes, as UTF-8 in
 * pieces that stand one after the other. Of a large garden this is tens of megabytes, and of what they are made several
 * times that: nothing is kept but the bytes.
 */
export function renderGardenData(view: SiteView): readonly Uint8Array[] {
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = []
  let text = ''
  const add = (more: string): void => {
    text += more
    if (text.length < pieceLength) return
    pieces.push(encoder.encode(text))
    text = ''
  }
  for (const [number, [key, value]] of Object.entries(collectGardenData(view)).entries()) {
    add(`${number === 0 ? '{' : ',\n'}${JSON.stringify(key)}:`)
    if (!isList(value)) add(JSON.stringify(value))
    else {
      let count = 0
      for (const item of value) add(`${count++ === 0 ? '[\n' : ',\n'}${JSON.stringify(item)}`)
      add(count === 0 ? '[]' : '\n]')
    }
  }
  return [...pieces, encoder.encode(`${text}}\n`)]
}

/** The same with lists whose items are made one by one. */
type GardenDataItems = {
  readonly [Key in keyof GardenData]: GardenData[Key] extends readonly (infer Item)[]
    ? Iterable<Item>
    : GardenData[Key]
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function* mapItems<From, To>(items: Iterable<From>, make: (item: From) => Iterable<To>): Iterable<To> {
  for (const item of items) yield* make(item)
}

function collectGardenData(view: SiteView): GardenDataItems {
  const { garden, options } = view
  const { read, links } = garden
  const { topics, isDeclared } = read(topicFacts)
  return {
    version: gardenDataVersion,
    title: options.title,
    description: options.description,
    lang: view.lang,
    hasDeclaredTopics: isDeclared,
    notes: mapItems(garden.notesByPath.values(), (note) => [noteData(view, note)]),
    topics: topics.map((topic) => topicData(view, topic)),
    series: read(seriesFacts).series.map((series) => seriesData(view, series)),
    references: [...read(referenceFacts).values()].map((reference) => referenceData(view, reference)),
    wanted: [...links.wantedByName.values()].flatMap(({ name, label, askedBy }) =>
      mediaKindOf(name) === undefined
        ? [{ name, label, askedBy: uniqueSorted(askedBy.map(({ source }) => source)) }]
        : [],
    ),
    planned: read(planFacts).map((planned) =>
      planned.kind === 'note' ? { kind: planned.kind, path: planned.path } : planned,
    ),
    start: read(startFacts),
    current: read(nowFacts),
    pages: read(navigationFacts).map(({ path }) => path),
    ...insightData(view),
  }
}

function insightData({
  garden,
}: SiteView): Pick<GardenDataItems, 'history' | 'related' | 'mentions' | 'demand' | 'tend'> {
  const { read } = garden
  const paths = [...garden.notesByPath.keys()]
  return {
    history: mapItems(paths, (path) => {
      const history = read(historyFacts).of(path)
      return history === undefined ? [] : [{ path, ...history }]
    }),
    related: mapItems(paths, (path) => {
      const to = read(relatedFacts).relatedTo(path)
      return to.length === 0 ? [] : [{ path, to }]
    }),
    mentions: mapItems(paths, (path) =>
      read(mentionFacts)
        .of(path)
        .map(({ source, range }) => ({ path, source, start: range.start, end: range.end })),
    ),
    demand: read(wantedFacts).map(({ name, label, names, noteCount, score }) => ({
      name,
      label,
      names,
      noteCount,
      score,
    })),
    tend: read(tendFacts),
  }
}

function noteData({ garden, plan, options }: SiteView, note: Note): NoteData {
  const { path, title, aliases, tags, wordCount } = note
  const { kind = 'note', stage, basis, matters } = garden.read(noteFacts).get(path) ?? {}
  const series = garden.read(seriesFacts).seriesByPath.get(path)
  const links = (garden.links.resolutionsByPath.get(path) ?? []).flatMap((resolution) => {
    const target = resolvedPath(resolution)
    return target !== undefined && isNotePath(target) && target !== path ? [target] : []
  })
  return {
    path,
    href: hrefOf(options.base, plan.addressByNote.get(path)!),
    title,
    aliases,
    tags,
    kind,
    ...(stage && { stage }),
    ...(basis && { basis }),
    ...(matters !== undefined && { matters }),
    topics: garden.read(topicFacts).topicsOf(path),
    ...(series !== undefined && { series }),
    requires: garden.read(prerequisiteFacts).requiresOf(path),
    words: wordCount,
    minutes: minutesToRead(wordCount),
    links: uniqueSorted(links),
  }
}

function topicData(view: SiteView, topic: Topic): TopicData {
  const { id, title, origin, parent, isCurrent, noteCount, notes, series, start } = topic
  const bridges = view.garden.read(bridgeFacts).get(id) ?? []
  return {
    id,
    href: topicLink(view, topic).href,
    title,
    origin: origin.kind,
    ...(parent !== undefined && { parent }),
    isCurrent,
    noteCount,
    notes,
    series,
    start,
    bridges: bridges.map(({ topic: other, links }) => ({ topic: other, links })),
  }
}

function seriesData(view: SiteView, series: Series): SeriesData {
  const { id, title, parts } = series
  const topics = view.garden.read(topicFacts).topicsOfSeries(id)
  return { id, href: seriesLink(view, series).href, title, topics, minutes: minutesOf(view, parts), parts }
}

function referenceData({ garden }: SiteView, reference: Reference): ReferenceData {
  const { path, authors, year, url, read } = reference
  const citedBy = garden.read(citationFacts).get(path) ?? []
  return {
    path,
    authors,
    ...(year !== undefined && { year }),
    ...(url !== undefined && { url }),
    ...(read !== undefined && { read }),
    citedBy: uniqueSorted(citedBy.map(({ source }) => source)),
  }
}

function uniqueSorted(paths: readonly NotePath[]): readonly NotePath[] {
  return [...new Set(paths)].sort(compareText)
}
