import { rankOfName } from '../neighbours/neighbour-words.ts'
import type { FoundElsewhere } from './elsewhere.ts'
import type { NeighbourHit } from './neighbour-search.ts'
import type { PageItem } from './page-item.ts'

/** What lines of pages are grouped by: where the words stand. */
export type PageGroup = 'notes' | 'headings' | 'inText'

/** Lines of pages by their group; the group with the best line comes first. */
export type PageGroups = Map<PageGroup, PageItem[]>

/**
 * Adds what other gardens have to our own lines. A group that they alone are in stands before what is found in texts. How
 * well a name answers is judged here; of texts the first of each garden come first, ours before theirs, so that no garden
 * gains by what it says of its places.
 */
export function mergeElsewhere(query: string, groups: PageGroups, { names, texts }: FoundElsewhere): void {
  // An answer to what was typed before may still be there.
  const answering = names.filter(({ label, title }) => rankOfName(label || title, query) !== undefined)
  const notes = answering.filter(({ kind }) => kind === 'note').map(itemOf)
  const headings = answering.filter(({ kind }) => kind === 'heading').map(itemOf)
  const known = new Set([...notes, ...headings].map(({ href }) => href))
  const others: PageItem[][] = []
  for (const list of texts) {
    const inText: PageItem[] = []
    for (const item of list) {
      if (known.has(item.href)) continue
      known.add(item.href)
      if (rankOfName(item.title, query) !== undefined) notes.push(item)
      else if (item.heading !== '' && rankOfName(item.heading, query) !== undefined) headings.push(item)
      else inText.push(item)
    }
    others.push(inText)
  }
  addNamed(query, groups, 'notes', notes)
  addNamed(query, groups, 'headings', headings)
  const inText = takeTurns([groups.get('inText') ?? [], ...others])
  if (inText.length > 0) groups.set('inText', inText)
}

function addNamed(
  query: string,
  groups: PageGroups,
  name: 'notes' | 'headings',
  items: readonly PageItem[],
): void {
  if (items.length === 0) return
  const own = groups.get(name)
  const inText = groups.get('inText')
  groups.set(name, mergeByRank(query, own ?? [], items))
  if (own !== undefined || inText === undefined) return
  groups.delete('inText')
  groups.set('inText', inText)
}

/** A name in another garden as a line of the palette. */
function itemOf({ kind, href, title, label, garden }: NeighbourHit): PageItem {
  return {
    kind: 'page',
    href,
    title,
    heading: kind === 'heading' ? label : '',
    excerpt: kind === 'note' && label !== '' ? { text: label, marks: [] } : undefined,
    missing: [],
    garden,
  }
}

/** Our own lines in their order, and those of other gardens before the first of ours that answers less well. */
function mergeByRank(query: string, own: readonly PageItem[], others: readonly PageItem[]): PageItem[] {
  const rankOf = ({ heading, title }: PageItem): number => rankOfName(heading || title, query) ?? 3
  const merged = [...own]
  for (const item of others) {
    const rank = rankOf(item)
    const at = merged.findIndex((one) => rankOf(one) > rank)
    merged.splice(at < 0 ? merged.length : at, 0, item)
  }
  return merged
}

/** The first of each list, then the second of each, and so on. */
function takeTurns(lists: readonly (readonly PageItem[])[]): PageItem[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat()
}
