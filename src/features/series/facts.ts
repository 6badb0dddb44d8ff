import { defineFacts } from '../../define/facts.ts'
import type { NotePath } from '../../model/path.ts'
import type { Series } from '../../model/series.ts'
import type { SeriesId } from '../../model/series-id.ts'
import { collectSeries } from './collect-series.ts'

/** The garden's series and who is part of them. */
interface SeriesFacts {
  /** Sorted by title, then id. */
  readonly series: readonly Series[]
  readonly seriesById: ReadonlyMap<SeriesId, Series>
  /** The series that a note is part of; of several that claim it the first that it names, else the first that lists it. */
  readonly seriesByPath: ReadonlyMap<NotePath, SeriesId>
}

/** Ordered sets of notes, from the properties `series` and `part` and the lists in notes of the type `series`. */
export const seriesFacts = defineFacts<SeriesFacts>({
  name: 'series',
  reads: 'statements',
  none: { series: [], seriesById: new Map(), seriesByPath: new Map() },
  readsLists: (path, { seriesById }) => seriesById.has(path as string as SeriesId),
  collect(source) {
    const series = collectSeries(source)
    return {
      series,
      seriesById: new Map(series.map((one) => [one.id, one])),
      seriesByPath: assignSeries(series),
    }
  },
})

function assignSeries(series: readonly Series[]): ReadonlyMap<NotePath, SeriesId> {
  const named = new Map<NotePath, { readonly id: SeriesId; readonly at: number }>()
  for (const { id, claims } of series) {
    for (const { path, range } of claims) {
      const at = range?.start ?? Number.POSITIVE_INFINITY
      const known = named.get(path)
      if (known === undefined || at < known.at) named.set(path, { id, at })
    }
  }
  const found = new Map([...named].map(([path, { id }]) => [path, id]))
  for (const { id, parts } of series) for (const path of parts) if (!found.has(path)) found.set(path, id)
  return found
}
