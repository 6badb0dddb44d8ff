import {
  type NeighbourEntry,
  type NeighbourShard,
  neighbourFolder,
  rankOfName,
  shardOfWord,
  wordsOf,
} from '../neighbours/neighbour-words.ts'

/** Names in other gardens that are shown for a query. */
const most = 6

/** A name in another garden, and how well it answers: see `rankOfName`. */
export interface NeighbourHit extends NeighbourEntry {
  readonly rank: 0 | 1 | 2
}

/** Asks the files of our own site for names in other gardens; undefined where there are none. `onShard` is told of each file. */
export function createNeighbourSearch(
  base: string,
  onShard: (shard: NeighbourShard) => void,
): ((query: string) => Promise<readonly NeighbourHit[]>) | undefined {
  const count = Number(document.querySelector<HTMLElement>('button.search')?.dataset['neighbours'] ?? 0)
  if (!(count > 0)) return undefined
  const shards = new Map<number, Promise<NeighbourShard>>()
  const load = (number: number): Promise<NeighbourShard> => {
    const known = shards.get(number)
    if (known !== undefined) return known
    const asked = fetch(`${base}${neighbourFolder}${number}.json`).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`)
      return response.json() as Promise<NeighbourShard>
    })
    asked.catch(() => shards.delete(number))
    shards.set(number, asked)
    return asked
  }
  return async (query) => {
    // Filters ask for what other gardens do not say.
    const isFiltered = /(?:^|\s)-?(?:tag|topic|stage):/i.test(query)
    // The longest word leaves the fewest names.
    const [word = ''] = [...wordsOf(query)].sort((a, b) => b.length - a.length)
    const number = shardOfWord(word, count)
    if (number === undefined) return []
    const shard = await load(number)
    onShard(shard)
    return isFiltered ? [] : findNames(shard, query)
  }
}

/** The names that answer best; of a note that answers by several names, and of its headings, the best one alone. */
export function findNames({ gardens, entries }: NeighbourShard, query: string): readonly NeighbourHit[] {
  const best = new Map<string, NeighbourHit>()
  for (const [garden, href, title, label, kind] of entries) {
    const rank = rankOfName(label === '' ? title : label, query)
    const [name, address] = gardens[garden] ?? []
    if (rank === undefined || name === undefined || address === undefined) continue
    const hit = { garden: name, href: address + href, title, label, kind, rank }
    const page = hit.href.replace(/#.*$/, '')
    const before = best.get(page)
    if (before === undefined || compareHits(hit, before) < 0) best.set(page, hit)
  }
  return [...best.values()].sort(compareHits).slice(0, most)
}

/** Notes before headings of one rank, then the shorter name. */
function compareHits(a: NeighbourHit, b: NeighbourHit): number {
  const isHeading = ({ kind }: NeighbourHit): number => Number(kind === 'heading')
  return (
    a.rank - b.rank ||
    isHeading(a) - isHeading(b) ||
    a.title.length - b.title.length ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)
  )
}
