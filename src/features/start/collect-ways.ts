import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import type { PageLink } from '../../model/page.ts'
import { folderOf, type NotePath } from '../../model/path.ts'
import { addressOfPage } from '../../model/site.ts'
import { hrefOf } from '../../site/address.ts'
import { describe, noteLink } from '../../site/note-link.ts'
import { seriesFacts } from '../series/facts.ts'
import { startHereFacts } from './facts.ts'

/** Ways that home shows. */
const mostWays = 3

/** A way into the garden. */
export interface Way extends PageLink {
  readonly kind: 'read' | 'series' | 'question' | 'guide' | 'topic'
  /** What it is about, in a sentence or two. */
  readonly description: string
  /** Parts of a series. */
  readonly parts?: number
  /** Notes that lead there, where these chose it and no author did. */
  readonly links?: number
}

/** What a garden's guide, or the folder of it, is called in English, Arabic, German, French or Spanish. */
const guideName =
  /\b(?:get(?:ting)? started|start here|begin here|quick ?start|handbook|guide|erste schritte|prise en main|guía)\b|دليل|ابدأ هنا/iu

/**
 * Three ways into the garden: those that its author chose, and in place of what is missing one good read, one series and one
 * question or the guide, each the one that most notes lead to.
 */
export function collectWays(view: SiteView, home: Note | undefined): readonly Way[] {
  const chosen = view.garden
    .read(startHereFacts)
    .filter((path) => path !== home?.path)
    .flatMap((path) => view.garden.notesByPath.get(path) ?? [])
    .slice(0, mostWays)
  const ways = chosen.map((note) => wayTo(view, note))
  const used = new Set<string>([...chosen.map(({ path }) => path), ...(home ? [home.path] : [])])
  const add = (way: (Way & { readonly path?: NotePath }) | undefined): void => {
    if (way === undefined || ways.length >= mostWays || ways.some(({ href }) => href === way.href)) return
    const { path, ...rest } = way
    if (path !== undefined) used.add(path)
    ways.push(rest)
  }
  const has = (...kinds: readonly Way['kind'][]): boolean => ways.some(({ kind }) => kinds.includes(kind))
  const ranked = rankNotes(view, home)
  const next = (isOne: (note: Note) => boolean): (Way & { readonly path: NotePath }) | undefined => {
    const found = ranked.find(({ note }) => !used.has(note.path) && isOne(note))
    return found && { ...wayTo(view, found.note), path: found.note.path, links: found.links }
  }
  if (!has('read')) add(next((note) => kindOfWay(view, note) === 'read'))
  if (!has('series')) add(mostLinkedSeries(view))
  if (!has('question', 'guide')) add(next((note) => ['question', 'guide'].includes(kindOfWay(view, note))))
  for (let at = ways.length; at < mostWays; at++) add(next((note) => kindOfWay(view, note) === 'read'))
  return ways
}

function wayTo(view: SiteView, note: Note): Way {
  const { title, href } = noteLink(view, note)
  const kind = kindOfWay(view, note)
  const series = kind === 'series' ? seriesOf(view, note.path) : undefined
  return {
    kind,
    title,
    href,
    description: describe(view, note.path),
    ...(series && { parts: series.parts.length }),
  }
}

function kindOfWay({ garden }: SiteView, { path, title }: Note): Way['kind'] {
  const kind = garden.read(noteFacts).get(path)?.kind
  if (kind === 'series' || kind === 'topic') return kind
  if (/[?؟？]\s*$/u.test(title)) return 'question'
  return guideName.test(title) || guideName.test(folderOf(path)) ? 'guide' : 'read'
}

function seriesOf({ garden }: SiteView, path: NotePath): { readonly parts: readonly NotePath[] } | undefined {
  return garden.read(seriesFacts).series.find(({ note }) => note === path)
}

/**
 * Notes by how many lead to them, the most first; those that home's own text leads to come before all others. Pages that
 * stand for a part of the garden are none of them.
 */
function rankNotes(
  { garden, plan, overviewByAddress }: SiteView,
  home: Note | undefined,
): readonly { readonly note: Note; readonly links: number }[] {
  const kinds = garden.read(noteFacts)
  const folderPages = new Set(plan.addressByFolder.values())
  const fromHome = (path: NotePath): number =>
    home !== undefined && garden.links.backlinksByPath.get(path)?.some(({ source }) => source === home.path)
      ? 1
      : 0
  return [...garden.notesByPath.values()]
    .flatMap((note) => {
      const links = garden.links.backlinksByPath.get(note.path)?.length ?? 0
      const address = plan.addressByNote.get(note.path)
      const isPart = address === undefined || folderPages.has(address) || overviewByAddress.has(address)
      const isNote = (kinds.get(note.path)?.kind ?? 'note') === 'note'
      return links === 0 || isPart || !isNote ? [] : [{ note, links, rank: fromHome(note.path) }]
    })
    .sort((a, b) => b.rank - a.rank || b.links - a.links)
}

/** The series that most notes lead to, to itself or to a part of it. */
function mostLinkedSeries(view: SiteView): Way | undefined {
  const { garden, plan, options } = view
  const count = (path: NotePath): number => garden.links.backlinksByPath.get(path)?.length ?? 0
  const [best] = garden
    .read(seriesFacts)
    .series.filter(({ parts }) => parts.length > 1)
    .map((series) => ({
      series,
      links: [...series.parts, ...(series.note ? [series.note] : [])].reduce(
        (sum, path) => sum + count(path),
        0,
      ),
    }))
    .sort((a, b) => b.links - a.links)
  if (best === undefined) return undefined
  const { id, note, title, parts } = best.series
  const address = note === undefined ? addressOfPage(plan, 'series', id) : plan.addressByNote.get(note)
  if (address === undefined) return undefined
  return {
    kind: 'series',
    title,
    href: hrefOf(options.base, address),
    description: note === undefined ? '' : describe(view, note),
    parts: parts.length,
    links: best.links,
  }
}
