import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { defineOverview, definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import type { PageSubject, SiteView } from '../../define/site-view.ts'
import type { Series } from '../../model/series.ts'
import type { SeriesId } from '../../model/series-id.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { addressOfTitle } from '../../site/address.ts'
import { joinParts, renderLink, renderSection } from '../../site/note-lists.ts'
import { placeOfHere } from '../../site/render-column.ts'
import { topicFacts } from '../topics/facts.ts'
import { seriesCommand } from './command.ts'
import { seriesFacts } from './facts.ts'
import { placeParts } from './place-parts.ts'
import {
  renderSeriesInColumn,
  renderSeriesNavigation,
  renderSeriesParts,
  renderSeriesWay,
} from './render-series.ts'
import { seriesRules } from './rules.ts'
import { seriesData } from './series-data.ts'
import { renderSeriesList, seriesEntry } from './series-list.ts'
import { type SeriesPart, type SeriesPlace, seriesPart, seriesPlace } from './series-part.ts'

/** Parts that the column names before and after the page's own. */
const partsInColumn = 4

function seriesOf({ garden }: SiteView, key: string): Series | undefined {
  return garden.read(seriesFacts).seriesById.get(key as SeriesId)
}

/** Of a note that is a series: what its page shows of the parts. */
function ownParts(view: SiteView, { note }: PageSubject): SeriesPart | undefined {
  const own = note && seriesOf(view, note.path)
  return own && seriesPart(view, own)
}

/** A page for each series that no note stands for. */
const seriesPage = definePageKind({
  name: 'series',
  *plan({ read }) {
    for (const { id, note, title } of read(seriesFacts).series)
      if (note === undefined) yield { key: id, address: addressOfTitle('series', title) }
  },
  title: (view, key) => seriesOf(view, key)?.title ?? '',
  collect: (view, { key }) => {
    const series = seriesOf(view, key)
    return series && seriesPart(view, series)
  },
  render: (input, context) => ({
    content: joinParts(
      `<h1>${escapeText(context.frame.title)}</h1>`,
      ...(input === undefined
        ? []
        : [renderSeriesWay(input, context.words), renderSeriesParts(input, context.words)]),
    ),
  }),
})

const seriesOverview = defineOverview({
  name: 'series',
  title: (words) => words.series,
  exists: ({ read }) => read(seriesFacts).series.length > 0,
  place: { name: 'series', title: (words) => words.series },
  collect: (view) => view.garden.read(seriesFacts).series.map((one) => seriesEntry(view, one)),
  render: (series, { words }, isAlone) => {
    const list = renderSeriesList(series, words)
    return isAlone && list !== ''
      ? `<section class="all-series">\n${list}\n</section>`
      : renderSection(words.allSeries, list, 'all-series')
  },
  links: (series) => series,
})

/** In a part's header: which series it is part of, and where. */
const inHeader = definePart({
  collect: (view, { note }) => {
    const place = note && seriesPlace(view, note)
    return place && { series: place.series, part: place.part, count: place.count }
  },
  render: ({ series, part, count }, { words }) =>
    `<p class="in-series">${words.partOfSeries(words.placeOf(words.number(part), words.number(count)), renderLink(series))}</p>`,
})

/** In the column of a part: its series and the parts around it. */
const columnHere = definePart<SeriesPlace>({
  collect: (view, { note }) => note && seriesPlace(view, note, partsInColumn),
  render: renderSeriesInColumn,
})

/** Where that stands among the groups of the column. */
const column = definePart({
  collect: (view) => (view.garden.read(seriesFacts).series.length === 0 ? undefined : true),
  render: () => placeOfHere('series'),
})

/** On a topic's page: the series that are in it. */
const inTopic = definePart({
  collect: (view, { address, key = '' }) => {
    const topic = view.garden.read(topicFacts).topicById.get(key as TopicId)
    if (topic === undefined || topic.series.length === 0 || address === '') return undefined
    return topic.series.flatMap((id) => {
      const series = seriesOf(view, id)
      return series ? [seriesEntry(view, series)] : []
    })
  },
  render: (series, { words }) => renderSection(words.series, renderSeriesList(series, words), 'topic-series'),
  links: (series) => series,
})

/** Ordered sets of notes with previous and next. */
export const series = defineFeature({
  name: 'series',
  about: 'Series: notes to be read in order, with previous and next.',
  commands: [seriesCommand],
  style: './series.css',
  script: './web/series.ts',
  facts: [seriesFacts],
  *namedKinds(read) {
    for (const { note } of read(seriesFacts).series) if (note !== undefined) yield [note, 'series']
  },
  properties: [
    defineProperty({ name: 'series', about: 'The series that the note is a part of.', kind: 'links' }),
    defineProperty({ name: 'part', about: 'Its number in the series, from 1.', kind: 'number' }),
  ],
  rules: seriesRules,
  pages: [seriesPage],
  overviews: [seriesOverview],
  data: seriesData,
  slots: {
    column,
    'column.here': columnHere,
    'note.head': inHeader,
    'note.next': definePart({
      collect: (view, { note }) => note && seriesPlace(view, note),
      render: (place, { words }) => renderSeriesNavigation(place, words),
    }),
    'note.before': definePart({
      // Its topics stand in the note's header.
      collect: (view, page) => {
        const own = ownParts(view, page)
        return own && { ...own, topics: [] }
      },
      render: (parts, { words }) => renderSeriesWay(parts, words),
    }),
    'note.topic': definePart({
      collect: ownParts,
      render: (parts, { words }) => renderSeriesParts(parts, words),
      place: (own, text, { words }) =>
        placeParts(own.parts, text, (remarks) => renderSeriesParts(own, words, remarks)),
    }),
    topic: inTopic,
  },
})
