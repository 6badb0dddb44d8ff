import type { SearchResult } from '../query/search.ts'
import { foldWord } from '../words/fold-word.ts'
import { type FoundElsewhere, nothingElsewhere } from './elsewhere.ts'
import { mergeElsewhere, type PageGroups } from './merge-elsewhere.ts'
import { hrefOf, type PageItem } from './page-item.ts'
import type { PaletteCommand } from './palette-commands.ts'
import type { RecentPage } from './recent-pages.ts'

/** One line of the palette. */
export type PaletteItem =
  | PageItem
  | { readonly kind: 'command'; readonly command: PaletteCommand }
  /** Asks for the rest of what was found. */
  | { readonly kind: 'more'; readonly count: number }
  /** Asks other gardens for what is in their texts. */
  | { readonly kind: 'beyond'; readonly label: string }

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
  elsewhere: FoundElsewhere = nothingElsewhere,
): readonly PaletteGroup[] {
  const pages: PageGroups = new Map()
  for (const hit of result?.hits ?? []) {
    const { title, heading, excerpt, missing } = hit
    const name = hit.isNamed === 'note' ? 'notes' : hit.isNamed === 'heading' ? 'headings' : 'inText'
    const item: PageItem = { kind: 'page', href: hrefOf(base, hit), title, heading, excerpt, missing }
    pages.set(name, [...(pages.get(name) ?? []), item])
  }
  mergeElsewhere(query, pages, elsewhere)
  const groups = new Map<PaletteGroup['name'], PaletteItem[]>(pages)
  const add = (name: PaletteGroup['name'], item: PaletteItem): void => {
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  if (result && result.total > result.hits.length) add('more', { kind: 'more', count: result.total })
  if (elsewhere.offer !== undefined && query.trim() !== '')
    add('more', { kind: 'beyond', label: elsewhere.offer })
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
