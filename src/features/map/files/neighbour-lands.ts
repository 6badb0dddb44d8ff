import type { SiteView } from '../../../define/site-view.ts'
import { neighbourNote } from '../../../link/find-neighbour.ts'
import { isBelow } from '../../../model/is-below.ts'
import { memoByObject } from '../../../model/memo-by-object.ts'
import type { Neighbour, NeighbourNote } from '../../../model/neighbour.ts'
import type { Address } from '../../../model/page.ts'
import type { SiteFile } from '../../../model/site.ts'
import { hrefOf, originOf } from '../../../site/address.ts'

/** A note of another garden on our map. */
export interface LandNote {
  readonly title: string
  /** The whole address. */
  readonly href: string
  /** Addresses of our pages that link to it or that it links to, each once. */
  readonly ours: readonly Address[]
}

/** Another garden on our map: its notes that ours link to, and those that link to ours. */
export interface NeighbourLand {
  readonly title: string
  readonly address: string
  /** Notes of the whole garden. */
  readonly count: number
  /** Those of one topic together. */
  readonly notes: readonly LandNote[]
}

/** Notes of one garden that the map shows. */
const mostNotes = 60

/** Pages of ours that are named with a note. */
const mostOurs = 8

/** Gardens around a map. */
const mostLands = 8

/** The lands of other gardens, as a file that is asked for when a reader wants them; none where no link crosses the border. */
export function neighbourLands(view: SiteView): readonly SiteFile[] {
  const lands = landsOf(view)
  if (lands.length === 0) return []
  return [
    {
      address: '-/neighbours/map.json' as Address,
      make: () => `[\n${lands.map((land) => JSON.stringify(land)).join(',\n')}\n]\n`,
    },
  ]
}

const landsOf = memoByObject((view: SiteView): readonly NeighbourLand[] => {
  const { garden, options, plan } = view
  if (garden.neighbours.length === 0) return []
  const linked = new Map<Neighbour, Map<NeighbourNote, Set<Address>>>(
    garden.neighbours.map((one) => [one, new Map()]),
  )
  const add = (neighbour: Neighbour, note: NeighbourNote, ours: Address | undefined): void => {
    const notes = linked.get(neighbour)
    const pages = notes?.get(note) ?? new Set()
    if (ours !== undefined && pages.size < mostOurs) pages.add(ours)
    notes?.set(note, pages)
  }
  for (const [path, resolutions] of garden.links.resolutionsByPath)
    for (const resolution of resolutions) {
      const target = resolution.kind === 'external' ? resolution.neighbour : undefined
      const found = target && neighbourNote(garden.neighbours, target)
      if (found?.note !== undefined) add(found.neighbour, found.note, plan.addressByNote.get(path))
    }
  const origin = originOf(options)
  const home = origin + encodeURI(options.base)
  if (origin !== '') {
    const pageByHref = new Map(
      [...plan.addressByNote.values()].map((one) => [hrefOf('', one) as string, one]),
    )
    for (const neighbour of garden.neighbours)
      for (const note of neighbour.notes)
        for (const { to } of note.links)
          if (isBelow(to, home))
            add(neighbour, note, pageByHref.get(to.slice(home.length).replace(/[?#].*$/, '')))
  }
  return [...linked]
    .filter(([, notes]) => notes.size > 0)
    .slice(0, mostLands)
    .map(([{ title, address, notes: all }, notes]) => ({
      title,
      address,
      count: all.length,
      notes: [...notes]
        .sort(([a], [b]) => compare(a.topics[0] ?? '', b.topics[0] ?? '') || compare(a.path, b.path))
        .slice(0, mostNotes)
        .map(([note, ours]) => ({ title: note.title, href: address + note.href, ours: [...ours] })),
    }))
})

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
