import type { SiteView } from '../../../define/site-view.ts'
import { neighbourNote } from '../../../link/find-neighbour.ts'
import { isBelow } from '../../../model/is-below.ts'
import { memoByObject } from '../../../model/memo-by-object.ts'
import type { Neighbour, NeighbourNote } from '../../../model/neighbour.ts'
import type { Address } from '../../../model/page.ts'
import type { SiteFile } from '../../../model/site.ts'
import { originOf } from '../../../site/address.ts'

/** A note of another garden on our map. */
export interface LandNote {
  readonly title: string
  /** The whole address. */
  readonly href: string
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
  const { garden, options } = view
  if (garden.neighbours.length === 0) return []
  const linked = new Map<Neighbour, Set<NeighbourNote>>(garden.neighbours.map((one) => [one, new Set()]))
  for (const resolutions of garden.links.resolutionsByPath.values())
    for (const resolution of resolutions) {
      const target = resolution.kind === 'external' ? resolution.neighbour : undefined
      const found = target && neighbourNote(garden.neighbours, target)
      if (found?.note !== undefined) linked.get(found.neighbour)?.add(found.note)
    }
  const origin = originOf(options)
  const home = origin + encodeURI(options.base)
  if (origin !== '')
    for (const neighbour of garden.neighbours)
      for (const note of neighbour.notes)
        if (note.links.some(({ to }) => isBelow(to, home))) linked.get(neighbour)?.add(note)
  return [...linked]
    .filter(([, notes]) => notes.size > 0)
    .slice(0, mostLands)
    .map(([{ title, address, notes: all }, notes]) => ({
      title,
      address,
      count: all.length,
      notes: [...notes]
        .sort((a, b) => compare(a.topics[0] ?? '', b.topics[0] ?? '') || compare(a.path, b.path))
        .slice(0, mostNotes)
        .map((note) => ({ title: note.title, href: address + note.href })),
    }))
})

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
