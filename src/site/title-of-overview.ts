import type { OverviewKind } from '../model/overview-kind.ts'
import type { SiteView } from './site-view.ts'
import { siteWords } from './site-words.ts'

/** What an overview is called in the garden's language. */
export function titleOfOverview(view: SiteView, kind: OverviewKind): string {
  const words = siteWords(view)
  const titles: Readonly<Record<OverviewKind, string>> = {
    topics: words.topics,
    series: words.series,
    'reading-list': words.readingList,
    wanted: words.wanted,
    planned: words.plannedNotes,
    now: words.now,
    tags: words.tags,
    'all-notes': words.allNotes,
    'garden-history': words.gardenHistory,
  }
  return titles[kind]
}
