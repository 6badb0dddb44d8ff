import type { SiteView } from '../../../define/site-view.ts'
import { memoByObject } from '../../../model/memo-by-object.ts'
import type { Neighbour } from '../../../model/neighbour.ts'
import type { Address } from '../../../model/page.ts'
import type { SiteFile } from '../../../model/site.ts'
import {
  type NeighbourShard,
  neighbourFolder,
  shardOfWord,
  type WrittenEntry,
  wordsOf,
} from './neighbour-words.ts'

/** Names that a file holds, in the mean; a name is in several files. */
const entriesOfFile = 150

const mostFiles = 1_024

/** How many files the names of other gardens are spread over; 0 where nothing is known of any. */
export function countNeighbourShards({ neighbours }: Pick<SiteView['garden'], 'neighbours'>): number {
  return neighbours.length === 0 ? 0 : shardsOf(neighbours).length
}

/** Files by which a browser finds names of notes in other gardens, without a request to any of these. */
export function neighbourFiles({ garden: { neighbours } }: Pick<SiteView, 'garden'>): readonly SiteFile[] {
  if (neighbours.length === 0) return []
  return shardsOf(neighbours).map((shard, i) => ({
    address: `${neighbourFolder}${i}.json` as Address,
    make: () => writeShard(shard),
  }))
}

/** One name a line. */
function writeShard({ gardens, entries }: NeighbourShard): string {
  const lines = entries.map((entry) => JSON.stringify(entry))
  return `{"gardens":${JSON.stringify(gardens)},"entries":[\n${lines.join(',\n')}\n]}\n`
}

const shardsOf = memoByObject((neighbours: readonly Neighbour[]): readonly NeighbourShard[] => {
  const known = neighbours.filter(({ notes }) => notes.length > 0)
  if (known.length === 0) return []
  const entries = known.flatMap(entriesOf)
  const count = Math.min(mostFiles, 2 ** Math.ceil(Math.log2(Math.max(1, entries.length / entriesOfFile))))
  const gardens = known.map(({ title, address }) => [title, address] as const)
  const files = Array.from({ length: count }, (): WrittenEntry[] => [])
  for (const entry of entries) {
    const [, , title, label] = entry
    const shards = new Set(wordsOf(label === '' ? title : label).map((word) => shardOfWord(word, count)))
    for (const shard of shards) if (shard !== undefined) files[shard]!.push(entry)
  }
  return files.map((found) => ({ gardens, entries: found }))
})

/** The names of one garden's notes: titles, aliases and headings. */
function entriesOf({ notes }: Neighbour, garden: number): readonly WrittenEntry[] {
  return notes.flatMap(({ href, title, aliases, headings }): readonly WrittenEntry[] => [
    [garden, href, title, '', 'note'],
    ...aliases.map((alias): WrittenEntry => [garden, href, title, alias, 'note']),
    ...headings.map(
      ({ id, text }): WrittenEntry => [garden, `${href}#${encodeURIComponent(id)}`, title, text, 'heading'],
    ),
  ])
}
