import type { NeighbourShard } from '../neighbours/neighbour-words.ts'
import type { BeyondGarden, BeyondSearch } from './beyond/open-beyond.ts'
import { createNeighbourSearch, type NeighbourHit } from './neighbour-search.ts'
import type { PageItem } from './page-item.ts'

/** What other gardens have for a query. */
export interface FoundElsewhere {
  /** Names that are kept in files of our own. */
  readonly names: readonly NeighbourHit[]
  /** Places in their texts, where a reader has asked for these: a list for each garden, the best first. */
  readonly texts: readonly (readonly PageItem[])[]
  /** What asks their texts, in words; undefined where nothing is to be asked. */
  readonly offer: string | undefined
  /** What to say of gardens that did not answer. */
  readonly silence: string | undefined
}

/** Of a query that no other garden was asked about. */
export const nothingElsewhere: FoundElsewhere = {
  names: [],
  texts: [],
  offer: undefined,
  silence: undefined,
}

/** How many places of other gardens were found. */
export function countElsewhere({ names, texts }: FoundElsewhere): number {
  return names.length + texts.reduce((sum, { length }) => sum + length, 0)
}

/** Asks for what other gardens have. */
export interface Elsewhere {
  /** Asks for a query; what was found is told as it comes, until another is asked. */
  ask(query: string): void
  /** From now on asks the gardens themselves, beginning with the last query. */
  begin(): Promise<void>
  close(): void
}

/** Gardens whose texts are asked at most: each has a thread of its own. */
const mostGardens = 8

/**
 * What other gardens have, as a site knows it by files of its own, and as they know it themselves where a reader wants
 * that. Nothing is asked of another site before `begin`. Undefined on a site that knows of none.
 */
export function createElsewhere(
  base: string,
  onFound: (found: FoundElsewhere) => void,
): Elsewhere | undefined {
  let gardens: readonly BeyondGarden[] = []
  const search = createNeighbourSearch(base, (shard) => {
    // Each file names all of them.
    if (gardens.length === 0) gardens = gardensOf(shard)
  })
  if (search === undefined) return undefined
  // Pages of the local server can write notes: they speak to nobody else.
  const mayAsk = document.querySelector('script[data-live]') === null
  const open = new Map<BeyondGarden, BeyondSearch>()
  const silent = new Set<BeyondGarden>()
  let words: typeof import('./beyond/beyond-words.ts') | undefined
  let found = nothingElsewhere
  let last = ''
  let isBegun = false

  const tell = (part: Partial<FoundElsewhere>): void => {
    found = { ...found, ...part }
    onFound(found)
  }
  const join = (list: Iterable<BeyondGarden>): string => [...list].map(({ title }) => title).join(', ')
  const askTexts = (query: string): void => {
    const lists = new Map<BeyondGarden, readonly PageItem[]>()
    for (const [garden, { search: ask }] of open) {
      if (silent.has(garden)) continue
      ask(query).then(
        (items) => {
          if (query !== last) return
          lists.set(garden, items)
          tell({ texts: gardens.flatMap((one) => (lists.has(one) ? [lists.get(one)!] : [])) })
        },
        () => {
          silent.add(garden)
          tell({ silence: words?.sayBeyond('silent', join(silent)) })
        },
      )
    }
  }

  return {
    ask(query) {
      last = query
      found = { ...nothingElsewhere, silence: found.silence }
      if (query.trim() === '') return onFound(found)
      search(query).then(
        async (names) => {
          if (mayAsk) words ??= await import('./beyond/beyond-words.ts')
          if (query !== last) return
          const isOffered = mayAsk && !isBegun && gardens.length > 0
          tell({ names, offer: isOffered ? words?.sayBeyond('ask', join(gardens)) : undefined })
        },
        // Without an answer of theirs there is ours.
        () => {},
      )
      if (isBegun) askTexts(query)
    },
    async begin() {
      if (isBegun || !mayAsk) return
      isBegun = true
      tell({ offer: undefined })
      const { openBeyond } = await import('./beyond/open-beyond.ts')
      for (const garden of gardens) open.set(garden, openBeyond(garden))
      askTexts(last)
    },
    close() {
      for (const { close } of open.values()) close()
    },
  }
}

function gardensOf({ gardens }: NeighbourShard): readonly BeyondGarden[] {
  return gardens.slice(0, mostGardens).map(([title, address]) => ({ title, address }))
}
