import type { Database, Query } from '../database/database.ts'
import { putRows } from './put-rows.ts'
import type { HubHit, IndexAnswer, IndexLines, SearchEngine, SiteIndex } from './search-engine.ts'

/** Indexes that are open at once, of the views that were asked last. */
const mostOpen = 2_000

/** Places of one view that are shown among those of others. */
const bestOfOne = 10

interface OpenIndex {
  readonly revision: number
  readonly search: (query: string, limit: number) => Promise<IndexAnswer>
}

/**
 * Searches rows of PostgreSQL with the program's own ranking. Each view is asked by itself, and the rows that all of them want at
 * one time are one query: a common word in forty gardens is forty rows of it, each with the ten best notes.
 */
export function createRowSearch(database: Database, index: SiteIndex): SearchEngine {
  const { query } = database
  const opened = new Map<string, Promise<OpenIndex | undefined>>()
  const [terms, texts] = [createLoader(query, 'terms'), createLoader(query, 'texts')]
  const keyLoaders = new Map<number, ReturnType<typeof createKeyLoader>>()
  const keys = (most: number): ReturnType<typeof createKeyLoader> => {
    const loader = keyLoaders.get(most) ?? createKeyLoader(query, most)
    keyLoaders.set(most, loader)
    return loader
  }

  const linesOf = (view: string): IndexLines => ({
    term: (key) => terms(view, key),
    async text(note) {
      const body = await texts(view, note)
      if (body === undefined) throw new Error('the index is being changed')
      return body
    },
    // The database sorts by UTF-8, and who asks by code units.
    keys: async (prefix, most) => [...(await keys(most)(view, prefix))].sort(),
  })
  const open = async (view: string, revision: number, head: string): Promise<OpenIndex> => ({
    revision,
    search: await index.open(head, linesOf(view)),
  })
  /** The indexes of these views, as they are now. */
  const openAll = async (
    views: readonly string[],
  ): Promise<readonly (readonly [view: string, index: OpenIndex])[]> => {
    const known = await Promise.all(views.map((view) => opened.get(view)))
    const rows = await query<{ view: string; revision: number; head: string | null }>(
      `select search_views.view::text, revision::float8 as revision,
         case when revision is distinct from known then head end as head
       from search_views join unnest($1::bigint[], $2::bigint[]) as asked (view, known) using (view)
       where head <> ''`,
      [views, known.map((one) => one?.revision ?? -1)],
    )
    return Promise.all(
      rows.map(async ({ view, revision, head }) => {
        if (head !== null) {
          opened.delete(view)
          const opening = open(view, revision, head)
          opened.set(view, opening)
          opening.catch(() => opened.delete(view))
          const [oldest] = opened.keys()
          if (opened.size > mostOpen && oldest !== undefined) opened.delete(oldest)
        }
        return [view, (await opened.get(view)) ?? (await open(view, revision, head ?? ''))] as const
      }),
    )
  }
  const searchOnce = async (
    views: readonly string[],
    words: string,
    limit: number,
  ): Promise<readonly HubHit[]> => {
    // A row has ten places: for more, the texts of notes are looked up, of every garden.
    const most = views.length === 1 ? limit : Math.min(limit, bestOfOne)
    const answers = await Promise.all(
      (await openAll(views)).map(async ([view, { search }]) => ({ view, ...(await search(words, most)) })),
    )
    return mergeHits(answers).slice(0, limit)
  }
  return {
    async has(view, madeOf) {
      const [row] = await query<{ madeOf: string }>(
        'select made_of as "madeOf" from search_views where view = $1',
        [view],
      )
      return row?.madeOf === madeOf
    },
    put: (view) => putRows(database, index, view),
    async search(views, words, limit) {
      if (views.length === 0) return []
      try {
        return await searchOnce(views, words, limit)
      } catch {
        // An index that was exchanged meanwhile is opened anew.
        for (const view of views) opened.delete(view)
        return searchOnce(views, words, limit)
      }
    },
    // Rows go with their views.
    tidy: async () => {},
  }
}

/** Each view's hits stay in their order, and the best first one of all comes next. */
export function mergeHits(answers: readonly (IndexAnswer & { readonly view: string })[]): readonly HubHit[] {
  const lists = answers.map(({ view, hits }) => hits.map((hit) => ({ ...hit, view })))
  const merged: HubHit[] = []
  for (;;) {
    const heads = lists.flatMap((list) => (list[0] === undefined ? [] : [{ list, hit: list[0] }]))
    // Notes that have all that was asked for come first, whatever garden they are in.
    heads.sort(
      (a, b) =>
        a.hit.missing.length - b.hit.missing.length ||
        b.hit.score - a.hit.score ||
        (a.hit.view < b.hit.view ? -1 : 1),
    )
    const [best] = heads
    if (best === undefined) return merged
    best.list.shift()
    const { view, address, title, heading, slug, excerpt } = best.hit
    merged.push({ view, address, title, heading, slug, excerpt })
  }
}

/** Looks lines up, those that are wanted in one turn of the loop together. */
function createLoader(query: Query, what: 'terms' | 'texts'): Look<string | number, Uint8Array | undefined> {
  const type = what === 'terms' ? 'text' : 'integer'
  return together(async (views, keys) => {
    const rows = await query<{ at: number; body: Uint8Array }>(
      `select (at - 1)::float8 as at, body
       from unnest($1::bigint[], $2::${type}[]) with ordinality as asked (view, key, at)
       join search_${what} found on found.view = asked.view and found.key = asked.key`,
      [views, keys],
    )
    const bodies = new Map(rows.map(({ at, body }) => [at, body]))
    return keys.map((_, at) => bodies.get(at))
  })
}

/** The keys that start with a text, in the same way; at most so many of each view. */
function createKeyLoader(query: Query, most: number): Look<string, readonly string[]> {
  return together(async (views, prefixes) => {
    const rows = await query<{ at: number; keys: readonly string[] }>(
      `select (at - 1)::float8 as at, array(
         select key from search_terms
         where search_terms.view = asked.view and key >= prefix and key < prefix || chr(1114111)
         order by key limit $3) as keys
       from unnest($1::bigint[], $2::text[]) with ordinality as asked (view, prefix, at)`,
      [views, prefixes, most],
    )
    const keys = new Map(rows.map(({ at, keys }) => [at, keys]))
    return prefixes.map((_, at) => keys.get(at) ?? [])
  })
}

type Look<Key, Found> = (view: string, key: Key) => Promise<Found>

/** Answers all that is asked in one turn of the loop by one statement. */
function together<Key, Found>(
  load: (views: readonly string[], keys: readonly Key[]) => Promise<readonly Found[]>,
): Look<Key, Found> {
  interface Wanted {
    readonly view: string
    readonly key: Key
    readonly resolve: (found: Found) => void
    readonly reject: (error: unknown) => void
  }
  let wanted: Wanted[] = []
  const run = async (): Promise<void> => {
    const some = wanted
    wanted = []
    try {
      const found = await load(
        some.map(({ view }) => view),
        some.map(({ key }) => key),
      )
      for (const [at, { resolve }] of some.entries()) resolve(found[at]!)
    } catch (error) {
      for (const { reject } of some) reject(error)
    }
  }
  return (view, key) =>
    new Promise((resolve, reject) => {
      wanted.push({ view, key, resolve, reject })
      if (wanted.length === 1) setImmediate(() => void run())
    })
}
