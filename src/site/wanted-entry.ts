import type { SiteView } from '../define/site-view.ts'
import type { Backlink } from '../model/backlink.ts'
import { compareText } from '../model/diagnostic.ts'
import type { WantedNote } from '../model/linked-notes.ts'
import { mediaKindOf } from '../model/media-type.ts'
import type { BacklinkGroup } from '../model/page.ts'
import type { NameKey, NotePath } from '../model/path.ts'
import { groupBacklinks } from './group-backlinks.ts'

/** A name that notes ask for, with the sentences that ask. */
export interface WantedEntry {
  readonly label: string
  /** Notes that ask. */
  readonly count: number
  /** A bounded number of them, with a bounded number of sentences each. */
  readonly askedBy: readonly BacklinkGroup[]
}

/** Notes that ask, and sentences of each, that a page shows of one wanted note. */
const maxAsking = 5
const maxSentences = 2

/** A name that notes ask for, with some of the sentences that ask. */
export function wantedEntry(view: SiteView, { label, askedBy }: WantedNote): WantedEntry {
  const asking = new Set(askedBy.map(({ source }) => source))
  const shown = new Set([...asking].slice(0, maxAsking))
  const groups = groupBacklinks(
    view,
    askedBy.filter(({ source }) => shown.has(source)),
  )
  return {
    label,
    count: asking.size,
    askedBy: groups.map((group) => ({ ...group, excerpts: group.excerpts.slice(0, maxSentences) })),
  }
}

/** What the given notes ask for, most asked first; only they are counted. */
export function wantedBy(view: SiteView, paths: Iterable<NotePath>): readonly WantedNote[] {
  const { notesByPath, links } = view.garden
  const found = new Map<
    NameKey,
    { readonly name: NameKey; readonly label: string; readonly askedBy: Backlink[] }
  >()
  for (const source of paths) {
    for (const [link, resolution] of (links.resolutionsByPath.get(source) ?? []).entries()) {
      if (resolution.kind !== 'missing' || mediaKindOf(resolution.name) !== undefined) continue
      const { name } = resolution
      const wanted = found.get(name)
      if (wanted) wanted.askedBy.push({ source, link })
      else {
        const label = notesByPath.get(source)!.links[link]!.target
        found.set(name, { name, label, askedBy: [{ source, link }] })
      }
    }
  }
  return sortByDemand([...found.values()])
}

function sortByDemand(wanted: readonly WantedNote[]): readonly WantedNote[] {
  return wanted
    .map((one) => ({ one, count: new Set(one.askedBy.map(({ source }) => source)).size }))
    .sort((a, b) => b.count - a.count || compareText(a.one.name, b.one.name))
    .map(({ one }) => one)
}
