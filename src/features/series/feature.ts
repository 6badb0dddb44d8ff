import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { defineOverview, definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Series } from '../../model/series.ts'
import type { SeriesId } from '../../model/series-id.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { addressOfTitle, hrefOf } from '../../site/address.ts'
import { joinParts, renderLink, renderSection } from '../../site/note-lists.ts'
import { renderColumnGroup } from '../../site/render-column.ts'
import { topicFacts } from '../topics/facts.ts'
import { seriesCommand } from './command.ts'
import { seriesFacts } from './facts.ts'
import { renderSeriesNavigation, renderSeriesParts } from './render-series.ts'
import { seriesRules } from './rules.ts'
import { seriesData } from './series-data.ts'
import { renderSeriesList, seriesEntry, seriesLink } from './series-list.ts'
import { seriesPart, seriesPlace } from './series-part.ts'

/** Series that the column and home name at most. */
const maxInColumn = 8
const maxAtHome = 24

function seriesOf({ garden }: SiteView, key: string): Series | undefined {
  return garden.read(seriesFacts).seriesById.get(key as SeriesId)
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
      input === undefined ? '' : renderSeriesParts(input, context.words),
    ),
  }),
})

const seriesOverview = defineOverview({
  name: 'series',
  title: (words) => words.series,
  exists: ({ read }) => read(seriesFacts).series.length > 0,
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
    `<p class="in-series">${words.list([renderLink(series), words.partOf(words.number(part), words.number(count))])}</p>`,
})

const column = definePart({
  collect: (view) => {
    const { series } = view.garden.read(seriesFacts)
    if (series.length === 0) return undefined
    const [all] = view.plan.addressesByOverview.get('series') ?? []
    const isCut = series.length > maxInColumn && all !== undefined
    return {
      links: series.slice(0, maxInColumn).map((one) => seriesLink(view, one)),
      ...(isCut && { more: hrefOf(view.options.base, all) }),
    }
  },
  render: (group, { words }) => renderColumnGroup(words.series, group, words),
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
    'note.head': inHeader,
    'note.next': definePart({
      collect: (view, { note }) => note && seriesPlace(view, note),
      render: (place, { words }) => renderSeriesNavigation(place, words),
    }),
    'note.topic': definePart({
      collect: (view, { note }) => {
        const own = note && seriesOf(view, note.path)
        return own && seriesPart(view, own)
      },
      render: (parts, { words }) => renderSeriesParts(parts, words),
    }),
    topic: inTopic,
    home: definePart({
      collect: (view) => {
        const all = view.garden.read(seriesFacts).series
        return all.length === 0 ? undefined : all.slice(0, maxAtHome).map((one) => seriesEntry(view, one))
      },
      render: (list, { words }) => renderSection(words.series, renderSeriesList(list, words), 'home-series'),
      links: (list) => list,
    }),
  },
})
