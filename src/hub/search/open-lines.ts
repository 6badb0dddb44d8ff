import type { Query } from '../database/database.ts'
import { createRowCache } from './row-cache.ts'
import type { IndexLines } from './search-engine.ts'

/** Bytes of terms that are remembered, of all views together. */
const mostBytes = 134_217_728

/** Opens the lines of views, each at one of its revisions: the terms that were asked for last are known without the database. */
export function openLines(query: Query): (view: string, revision: number) => IndexLines {
  const [terms, texts] = [createLoader(query, 'terms'), createLoader(query, 'texts')]
  const cache = createRowCache(mostBytes)
  const allKeys = createWholeLoader(query)
  const keyLoaders = new Map<number, ReturnType<typeof createKeyLoader>>()
  const keys = (most: number): ReturnType<typeof createKeyLoader> => {
    const loader = keyLoaders.get(most) ?? createKeyLoader(query, most)
    keyLoaders.set(most, loader)
    return loader
  }
  return (view, revision) => ({
    term: (key) => cache.find(`${view} ${revision} ${key}`, () => terms(view, key)),
    async text(note) {
      const body = await texts(view, note)
      if (body === undefined) throw new Error('the index is being changed')
      return body
    },
    // The database sorts by UTF-8, and who asks by code units.
    keys: async (prefix, most) => [...(await keys(most)(view, prefix))].sort(),
    keysWithout: async (signs) => (await allKeys(view, signs)).split('\n').sort().join('\n'),
  })
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

/** All keys without some signs, one a line: for as many as there are, one text is read much faster than a list. */
function createWholeLoader(query: Query): Look<string, string> {
  return together(async (views, signs) => {
    const rows = await query<{ at: number; lines: string | null }>(
      `select (at - 1)::float8 as at, (
         select string_agg(key, E'\\n') from search_terms
         where search_terms.view = asked.view and translate(key, signs, '') = key) as lines
       from unnest($1::bigint[], $2::text[]) with ordinality as asked (view, signs, at)`,
      [views, signs],
    )
    const lines = new Map(rows.map(({ at, lines }) => [at, lines ?? '']))
    return views.map((_, at) => lines.get(at) ?? '')
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
