import type { FeatureData } from '../../define/feature.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { SeriesData } from '../../model/garden-data.ts'
import type { Series } from '../../model/series.ts'
import { topicFacts } from '../topics/facts.ts'
import { seriesFacts } from './facts.ts'
import { minutesOf, seriesLink } from './series-list.ts'

/** What other programs read of series. */
export const seriesData: FeatureData = {
  garden: (view) => ({
    series: view.garden.read(seriesFacts).series.map((series) => describeSeries(view, series)),
  }),
  note: ({ garden }, { path }) => {
    const series = garden.read(seriesFacts).seriesByPath.get(path)
    return series === undefined ? {} : { series }
  },
}

function describeSeries(view: SiteView, series: Series): SeriesData {
  const { id, title, parts } = series
  return {
    id,
    href: seriesLink(view, series).href,
    title,
    ...(view.isOn('topics') && { topics: view.garden.read(topicFacts).topicsOfSeries(id) }),
    minutes: minutesOf(view, parts),
    parts,
  }
}
