import { escapeText } from '../../body/escape-html.ts'
import { definePart } from '../../define/part.ts'
import type { SiteView } from '../../define/site-view.ts'
import { isBelow } from '../../model/is-below.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Neighbour, NeighbourNote } from '../../model/neighbour.ts'
import type { BacklinkGroup, Excerpt, Href } from '../../model/page.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { renderPlaces } from '../../site/note-lists.ts'
import { gardensWords } from './gardens-words.ts'

/** What of one garden leads to a page of ours. */
interface GardenBacklinks {
  readonly garden: string
  readonly groups: readonly BacklinkGroup[]
  /** How many more notes do. */
  readonly more: number
}

/** Notes of one garden that a page names, and sentences of each. */
const most = { notes: 20, excerpts: 5 }

/** Links from the notes of other gardens to pages of ours, by the page's href. */
type ByPage = ReadonlyMap<
  string,
  readonly { readonly neighbour: Neighbour; readonly note: NeighbourNote; readonly excerpt: Excerpt }[]
>

const none: ByPage = new Map()

/** Every link of other gardens to ours; each says its own address, which must be a page of our site to show anything. */
const linksToUs = memoByObject((view: SiteView): ByPage => {
  const { garden, options } = view
  const origin = originOf(options)
  if (origin === '' || garden.neighbours.length === 0) return none
  const home = new URL(encodeURI(origin + options.base)).href
  const byPage = new Map<string, { neighbour: Neighbour; note: NeighbourNote; excerpt: Excerpt }[]>()
  for (const neighbour of garden.neighbours)
    for (const note of neighbour.notes)
      for (const { to, before, link, after } of note.links) {
        if (!isBelow(to, home)) continue
        const [page = ''] = to.slice(home.length).split(/[?#]/, 1)
        const href = page === '' || page.endsWith('/') ? page : `${page}/`
        const entry = { neighbour, note, excerpt: { before, link, after } }
        const entries = byPage.get(href)
        if (entries) entries.push(entry)
        else byPage.set(href, [entry])
      }
  return byPage
})

/** Beside a note: which notes of other gardens link to it, each with its sentence. */
export const gardenBacklinks = definePart<readonly GardenBacklinks[]>({
  collect: (view, { note, address }) => {
    const entries = note === undefined ? undefined : linksToUs(view).get(hrefOf('', address))
    if (entries === undefined) return undefined
    return view.garden.neighbours.flatMap((neighbour) => {
      const own = entries.filter((entry) => entry.neighbour === neighbour)
      const sources = [...new Set(own.map((entry) => entry.note))]
      const groups = sources.slice(0, most.notes).map((source) => ({
        source: { title: source.title, href: `${neighbour.address}${source.href}` as Href },
        excerpts: own
          .filter((entry) => entry.note === source)
          .map(({ excerpt }) => excerpt)
          .slice(0, most.excerpts),
      }))
      return groups.length === 0
        ? []
        : [{ garden: neighbour.title, groups, more: sources.length - groups.length }]
    })
  },
  render: (gardens, { words }) =>
    gardens
      .map(({ garden, groups, more }, i) => {
        const rest =
          more === 0 ? '' : `\n<p class="rest">${escapeText(words.andMore(more, words.number(more)))}</p>`
        const id = `-from-garden-${i + 1}`
        const title = escapeText(gardensWords(words).linkedFrom(garden))
        return `<section class="backlinks from-garden" aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${renderPlaces(groups)}${rest}\n</section>`
      })
      .join('\n'),
})
