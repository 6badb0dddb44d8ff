import { fetchPage } from '../../../../web/controllers/page-cache.ts'
import { createPathFinder, type PathFinder } from '../../../link/find-paths.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'

/** One step of a way: the sentence in which one note links to the next. */
interface WayHop {
  readonly isForward: boolean
  readonly before: string
  readonly link: string
  readonly after: string
}

/** A way from one note to another. */
export interface Way {
  readonly notes: readonly MapNote[]
  /** One less than the notes. */
  readonly hops: readonly WayHop[]
}

/** Kind of the edges that say what to read first. */
const requires = 5

/** Looks for ways over all links of the garden, which come with the first question. */
export function createWayFinder(source: MapSource, notes: MapNotes, base: string) {
  let opened:
    | Promise<{
        finder: PathFinder
        starts: ReadonlyMap<string, number>
        locate: (node: number) => [string, number]
      }>
    | undefined

  async function open() {
    const { leaves, sources, targets, dullness } = await source.links()
    const starts = new Map<string, number>()
    let size = 0
    for (const leaf of leaves) {
      starts.set(leaf.region, size)
      size += leaf.nodes
    }
    const finder = createPathFinder({
      size,
      sources,
      targets,
      dullness: Float32Array.from(dullness, (value) => value / 255),
    })
    const locate = (node: number): [string, number] => {
      let from = 0
      for (const { region, nodes: count } of leaves) {
        if (node < from + count) return [region, node - from]
        from += count
      }
      throw new RangeError('A node that the map has not')
    }
    return { finder, starts, locate }
  }

  return {
    /** Up to five different ways, those that say most first; none where no links lead there. */
    async find(from: MapNote, to: MapNote): Promise<readonly Way[]> {
      opened ??= open()
      const { finder, starts, locate } = await opened
      const numberOf = (note: MapNote): number => starts.get(note.tilePath)! + note.place
      const found = finder.find(numberOf(from), numberOf(to), 5)
      return Promise.all(
        found.map(async ({ nodes }) => {
          const stops = await Promise.all(nodes.map((node) => notes.get(...locate(node))))
          const hops = await Promise.all(
            stops.slice(1).map((to_, i) => explainHop(stops[i]!, to_, notes, base)),
          )
          return { notes: stops, hops }
        }),
      )
    },
    /** What a note requires, and what that requires, in an order in which each comes before what needs it; the note last. */
    async readFirst(note: MapNote): Promise<readonly MapNote[]> {
      const order: MapNote[] = []
      const seen = new Set<string>()
      const visit = async (at: MapNote): Promise<void> => {
        if (seen.has(at.id)) return
        seen.add(at.id)
        for (const end of notes.linksOf(at)) {
          if (end.kind === requires && end.isOut) await visit(await notes.get(end.tilePath, end.place))
        }
        order.push(at)
      }
      await visit(note)
      return order
    },
  }
}

/** The sentence of a link, read where pages have it: under "linked from" of the page it leads to. */
async function explainHop(from: MapNote, to: MapNote, notes: MapNotes, base: string): Promise<WayHop> {
  const ends = notes.linksOf(from).filter(({ id }) => id === to.id)
  const isForward = ends.length === 0 || ends.some(({ isOut }) => isOut)
  const [source, target] = isForward ? [from, to] : [to, from]
  const nothing = { isForward, before: '', link: '', after: '' }
  try {
    const { document: page } = await fetchPage(urlOf(target.address, base))
    const href = new URL(urlOf(source.address, base)).pathname
    for (const item of page.querySelectorAll('.backlinks li')) {
      const link = item.querySelector('a')
      const mark = item.querySelector('p mark')
      if (!link || !mark || new URL(link.getAttribute('href')!, location.href).pathname !== href) continue
      const textOf = (side: 'previousSibling' | 'nextSibling'): string => mark[side]?.textContent ?? ''
      return {
        isForward,
        before: textOf('previousSibling'),
        link: mark.textContent,
        after: textOf('nextSibling'),
      }
    }
    return nothing
  } catch {
    return nothing
  }
}

/** The whole address of a page of this site. */
export function urlOf(address: string, base: string): string {
  return new URL(base + encodeURI(address).replace(/[?#]/g, encodeURIComponent), location.href).href
}
