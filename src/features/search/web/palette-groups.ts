import { rankOfName } from '../neighbours/neighbour-words.ts'
import type { Excerpt } from '../query/excerpt.ts'
import type { SearchResult } from '../query/search.ts'
import { foldWord } from '../words/fold-word.ts'
import type { NeighbourHit } from './neighbour-search.ts'
import type { PaletteCommand } from './palette-commands.ts'
import type { RecentPage } from './recent-pages.ts'

/** One line of the palette. */
export type PaletteItem =
  | {
      readonly kind: 'page'
      readonly href: string
      readonly title: string
      /** The heading it leads to. */
      readonly heading: string
      readonly excerpt: Excerpt | undefined
      readonly missing: readonly string[]
      /** The other garden that it is in. */
      readonly garden?: string
    }
  | { readonly kind: 'command'; readonly command: PaletteCommand }
  /** Asks for the rest of what was found. */
  | { readonly kind: 'more'; readonly count: number }

/** Lines that belong together. */
export interface PaletteGroup {
  readonly name: 'notes' | 'headings' | 'inText' | 'more' | 'commands' | 'recent'
  readonly items: readonly PaletteItem[]
}

/**
 * What is shown for a query: what was found by where the words stand, the group with the best first, then the way
 * to the rest, then commands.
 */
export function groupsFor(
  query: string,
  result: Pick<SearchResult, 'hits' | 'total'> | undefined,
  commands: readonly PaletteCommand[],
  recent: readonly RecentPage[],
  base: string,
  beyond: readonly NeighbourHit[] = [],
): readonly PaletteGroup[] {
  const groups = new Map<PaletteGroup['name'], PaletteItem[]>()
  const add = (name: PaletteGroup['name'], item: PaletteItem): void => {
    const items = groups.get(name)
    if (items) items.push(item)
    else groups.set(name, [item])
  }
  for (const hit of result?.hits ?? []) {
    const { title, heading, excerpt, missing } = hit
    const name = hit.isNamed === 'note' ? 'notes' : hit.isNamed === 'heading' ? 'headings' : 'inText'
    add(name, { kind: 'page', href: hrefOf(base, hit), title, heading, excerpt, missing })
  }
  // An answer to what was typed before may still be there.
  const answering = beyond.filter(({ label, title }) => rankOfName(label || title, query) !== undefined)
  for (const [name, items] of inNeighbours(answering))
    groups.set(name, mergeByRank(query, groups.get(name) ?? [], items))
  if (result && result.total > result.hits.length) add('more', { kind: 'more', count: result.total })
  if (query.trim() === '') {
    for (const { title, path } of recent)
      add('recent', { kind: 'page', href: path, title, heading: '', excerpt: undefined, missing: [] })
  }
  for (const command of commands)
    if (isMeant(query, command.label)) add('commands', { kind: 'command', command })
  const sorted = [...groups].map(([name, items]) => ({ name, items }))
  // Who types a command should have it under the first key, unless a note is called so.
  const isNoteMeant = result?.hits.some(({ isNamed, missing }) => isNamed === 'note' && missing.length === 0)
  if (isNoteMeant || query.trim() === '') return sorted
  return sorted.sort((a, b) => Number(b.name === 'commands') - Number(a.name === 'commands'))
}

/** A name in another garden as a line of the palette, by its group. */
function inNeighbours(
  hits: readonly NeighbourHit[],
): ReadonlyMap<'notes' | 'headings', readonly PaletteItem[]> {
  const items = (kind: NeighbourHit['kind']): readonly PaletteItem[] =>
    hits
      .filter((hit) => hit.kind === kind)
      .map(({ href, title, label, garden }) => ({
        kind: 'page',
        href,
        title,
        heading: kind === 'heading' ? label : '',
        excerpt: kind === 'note' && label !== '' ? { text: label, marks: [] } : undefined,
        missing: [],
        garden,
      }))
  return new Map(
    (['notes', 'headings'] as const)
      .map((name) => [name, items(name === 'notes' ? 'note' : 'heading')] as const)
      .filter(([, found]) => found.length > 0),
  )
}

/** Our own lines in their order, and those of other gardens before the first of ours that answers less well. */
function mergeByRank(
  query: string,
  own: readonly PaletteItem[],
  others: readonly PaletteItem[],
): PaletteItem[] {
  const rankOf = (item: PaletteItem): number =>
    item.kind === 'page' ? (rankOfName(item.heading || item.title, query) ?? 3) : 3
  const merged = [...own]
  for (const item of others) {
    const rank = rankOf(item)
    const at = merged.findIndex((one) => rankOf(one) > rank)
    merged.splice(at < 0 ? merged.length : at, 0, item)
  }
  return merged
}

/** The address of a result: percent-encoded, with the heading as fragment. */
export function hrefOf(
  base: string,
  { address, slug }: { readonly address: string; readonly slug: string },
): string {
  const path = base + encodeURI(address).replace(/[?#]/g, encodeURIComponent)
  return slug === '' ? path : `${path}#${encodeURIComponent(slug)}`
}

/** Whether a query has nothing to look for yet: it is empty, or the beginning of a filter, or a lone `>`, which in other programs asks for the commands. */
export function asksNothing(query: string): boolean {
  return /^(?:>|-?(?:tag|topic|stage):)?$/i.test(query.trim())
}

/** Whether every word of the query starts a word of the label. */
function isMeant(query: string, label: string): boolean {
  const split = (text: string): string[] =>
    foldWord(text.toLowerCase())
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((word) => word !== '')
  const words = split(label)
  const wanted = split(query)
  return (
    wanted.every((start) => words.some((word) => word.startsWith(start))) &&
    (wanted.length > 0 || asksNothing(query))
  )
}
