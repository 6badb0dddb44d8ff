import type { SiteView } from '../../define/site-view.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { PageLink } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { minutesToRead } from '../../model/reading-time.ts'
import type { Series } from '../../model/series.ts'
import { addressOfPage } from '../../model/site.ts'
import { hrefOf } from '../../site/address.ts'
import { describe } from '../../site/note-link.ts'
import { renderAbout, renderCount, renderLink, renderList } from '../../site/note-lists.ts'

/** A series as a list shows it. */
export interface SeriesEntry extends PageLink {
  readonly description: string
  /** Number of parts. */
  readonly count: number
  readonly minutes: number
}

/** A series and its page: its note's, or one of its own. */
export function seriesLink(
  { garden, plan, options, shownTitle }: Pick<SiteView, 'garden' | 'plan' | 'options' | 'shownTitle'>,
  { id, title, note: path }: Series,
): PageLink {
  const note = path === undefined ? undefined : garden.notesByPath.get(path)
  const address = path === undefined ? addressOfPage(plan, 'series', id) : plan.addressByNote.get(path)
  return { title: note === undefined ? title : shownTitle(note), href: hrefOf(options.base, address!) }
}

/** A series as a list shows it. */
export function seriesEntry(view: SiteView, series: Series): SeriesEntry {
  return {
    ...seriesLink(view, series),
    description: series.note === undefined ? '' : describe(view, series.note),
    count: series.parts.length,
    minutes: minutesOf(view, series.parts),
  }
}

/** Minutes to read all of some notes. */
export function minutesOf({ garden }: SiteView, paths: readonly NotePath[]): number {
  return paths.reduce((sum, path) => sum + minutesToRead(garden.notesByPath.get(path)!.wordCount), 0)
}

/** Series with their sizes. Empty for none. */
export function renderSeriesList(series: readonly SeriesEntry[], words: PageWords): string {
  const items = series.map((one) => {
    const size = renderCount(sizeOfSeries(one.count, one.minutes, words))
    return `<li>${renderLink(one)}${size}${renderAbout(one.description)}</li>`
  })
  return renderList(items, 'series-list')
}

/** How many parts a series has, and how long they take to read. */
export function sizeOfSeries(count: number, minutes: number, words: PageWords): string {
  const parts = words.countParts(count, words.number(count))
  return words.listOfTwo(parts, words.minutes(minutes, words.number(minutes)))
}
