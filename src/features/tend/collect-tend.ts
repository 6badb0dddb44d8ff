import type { SiteView } from '../../define/site-view.ts'
import type { NoteLink } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import type { TendEntry, TendGroup } from '../../model/tend-group.ts'
import { type TendItem, tendKinds } from '../../model/tending.ts'
import { noteLink } from '../../site/note-link.ts'
import { tendFacts } from './facts.ts'

/** Notes of one kind that the page names. */
const mostEntries = 50

/** What the page that says what to tend shows: of the published notes, so that it tells no more than the site. */
export function collectTend(view: SiteView): readonly TendGroup[] {
  const items = view.garden.read(tendFacts)
  return tendKinds.flatMap((kind): readonly TendGroup[] => {
    const own = items.filter((item) => item.kind === kind)
    if (own.length === 0) return []
    return [
      { kind, count: own.length, entries: own.slice(0, mostEntries).map((item) => entryOf(view, item)) },
    ]
  })
}

function entryOf(view: SiteView, item: TendItem): TendEntry {
  const linkTo = (path: NotePath): NoteLink => noteLink(view, view.garden.notesByPath.get(path)!)
  const note = linkTo(item.path)
  switch (item.kind) {
    case 'sprouting':
      return { note, links: item.noteCount }
    case 'stale':
      return { note, since: item.since, newer: item.newer.map(({ path }) => linkTo(path)) }
    case 'unchecked':
      return { note, ...(item.since !== undefined && { since: item.since }) }
    case 'bridge':
      return { note, other: linkTo(item.other), shared: item.words }
    case 'orphan':
      return { note, words: item.words }
    case 'stub':
      return { note, words: item.words, links: item.noteCount }
    case 'no-topic':
      return { note }
  }
}
