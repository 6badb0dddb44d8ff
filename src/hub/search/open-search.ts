import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Database } from '../database/database.ts'
import type { HubHit, SearchEngine, SearchedView, SiteIndex } from './search-engine.ts'

/** A search of the organisation's own, which speaks as OpenSearch 2 and 3 do. */
export interface OpenSearchSettings {
  /** `https://name:password@search.example.org:9200/index`. */
  readonly address: string
  readonly database: Database
  readonly index: SiteIndex
}

/** Milliseconds for one request, places that are sent at once, and characters around a match. */
const bounds = { request: 30_000, atOnce: 500, excerpt: 200 }

/** What stands around the words that were found, in texts that have neither. */
const [markStart, markEnd] = ['\u0002', '\u0003']

/** One section of a note, as it is sent. */
interface Place {
  readonly view: string
  /** The view and the address: one place of each is shown. */
  readonly page: string
  readonly file: string
  readonly address: string
  readonly title: string
  readonly heading: string
  readonly slug: string
  readonly text: string
}

/** What is told of the fields: names of things are compared whole, texts word by word. */
const mappings = {
  dynamic: false,
  properties: {
    view: { type: 'keyword' },
    page: { type: 'keyword' },
    file: { type: 'keyword' },
    address: { type: 'keyword' },
    title: { type: 'text' },
    heading: { type: 'text' },
    slug: { type: 'keyword', index: false },
    text: { type: 'text' },
  },
}

interface SearchReply {
  readonly hits: {
    readonly hits: readonly {
      readonly _source: Place
      readonly highlight?: { readonly text?: readonly string[] }
    }[]
  }
}

/** Has views searched elsewhere: what is sent is each section of each note, and which view it is in. */
export function createOpenSearch({ address, database, index }: OpenSearchSettings): SearchEngine {
  const url = new URL(address)
  const [name, user, password] = [url.pathname.replace(/^\/|\/$/g, ''), url.username, url.password]
  if (!/^[a-z0-9][a-z0-9_.-]*$/.test(name))
    throw new Error('HORTUS_HUB_SEARCH has to name an index, as in https://search.example.org:9200/hortus')
  const { query } = database
  let made: Promise<unknown> | undefined

  const ask = async (
    method: string,
    path: string,
    body: string,
    type = 'application/json',
  ): Promise<Response> =>
    fetch(new URL(path, url.origin), {
      method,
      body,
      headers: {
        'content-type': type,
        ...(user !== '' && {
          authorization: `Basic ${Buffer.from(`${decodeURIComponent(user)}:${decodeURIComponent(password)}`).toString('base64')}`,
        }),
      },
      signal: AbortSignal.timeout(bounds.request),
    })
  const must = async <Reply>(...request: Parameters<typeof ask>): Promise<Reply> => {
    const response = await ask(...request)
    if (!response.ok)
      throw new Error(`OpenSearch answered ${request[0]} ${request[1]} with ${response.status}`)
    return (await response.json()) as Reply
  }
  const make = async (): Promise<void> => {
    const response = await ask('PUT', `/${name}`, JSON.stringify({ mappings }))
    const reply = (await response.json()) as { readonly error?: { readonly type?: string } }
    if (!response.ok && reply.error?.type !== 'resource_already_exists_exception')
      throw new Error(`OpenSearch answered PUT /${name} with ${response.status}`)
  }
  const ready = (): Promise<unknown> => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
  const remove = async (filter: readonly object[]): Promise<void> => {
    const { failures } = await must<{ readonly failures?: readonly unknown[] }>(
      'POST',
      `/${name}/_delete_by_query?conflicts=proceed&refresh=true`,
      JSON.stringify({ query: { bool: { filter } } }),
    )
    if ((failures ?? []).length > 0) throw new Error('OpenSearch could not remove what is gone')
  }
  const send = async (places: readonly (readonly [id: string, place: Place])[]): Promise<void> => {
    for (let at = 0; at < places.length; at += bounds.atOnce) {
      const lines = places
        .slice(at, at + bounds.atOnce)
        .flatMap(([id, place]) => [JSON.stringify({ index: { _id: id } }), JSON.stringify(place)])
      const { errors } = await must<{ readonly errors: boolean }>(
        'POST',
        `/${name}/_bulk?refresh=true`,
        `${lines.join('\n')}\n`,
        'application/x-ndjson',
      )
      if (errors) throw new Error('OpenSearch could not take some of the notes')
    }
  }

  return {
    async has(view, madeOf) {
      const [row] = await query<{ madeOf: string }>(
        'select made_of as "madeOf" from search_views where view = $1',
        [view],
      )
      return row?.madeOf === madeOf
    },
    async put({ view, turn, madeOf, files }: SearchedView) {
      await ready()
      const read = async (at: string): Promise<Uint8Array | undefined> => {
        const file = files.get(at)
        return file && gunzipSync(await readFile(file.file))
      }
      const entryBytes = await read(index.entry)
      const texts = (entryBytes && index.readEntry(entryBytes)?.texts) ?? []
      await database.transact(async (locked) => {
        const [row] = await locked<{ isMine: boolean }>(
          'select made_turn = $2 as "isMine" from views where id = $1 for update',
          [view, turn],
        )
        if (row?.isMine !== true) return
        const [before] = await locked<{ head: string }>('select head from search_views where view = $1', [
          view,
        ])
        const had = new Set<string>(before === undefined ? [] : JSON.parse(before.head))
        const wanted = new Set(texts.map(([file, first]) => `${file} ${first}`))
        for (const [file, first] of texts) {
          const key = `${file} ${first}`
          const bytes = had.has(key) ? undefined : await read(index.addressOf(file))
          if (bytes !== undefined) await send(placesOf(view, key, index.sectionsOf(bytes)))
        }
        const gone = [...had].filter((file) => !wanted.has(file))
        if (gone.length > 0) await remove([{ term: { view } }, { terms: { file: gone } }])
        await locked(
          `insert into search_views (view, head, made_of, revision) values ($1, $2, $3, 1)
           on conflict (view) do update
           set head = excluded.head, made_of = excluded.made_of, revision = search_views.revision + 1`,
          [view, JSON.stringify([...wanted]), madeOf],
        )
      })
    },
    async search(views, words, limit) {
      if (views.length === 0 || words.trim() === '') return []
      const { hits } = await must<SearchReply>(
        'POST',
        `/${name}/_search`,
        JSON.stringify({
          size: limit,
          _source: ['view', 'address', 'title', 'heading', 'slug', 'text'],
          query: {
            bool: {
              must: [
                {
                  multi_match: {
                    query: words,
                    fields: ['title^4', 'heading^2', 'text'],
                    type: 'cross_fields',
                    operator: 'and',
                  },
                },
              ],
              filter: [{ terms: { view: views } }],
            },
          },
          // One place of each note, the best.
          collapse: { field: 'page' },
          highlight: {
            pre_tags: [markStart],
            post_tags: [markEnd],
            fields: { text: { number_of_fragments: 1, fragment_size: bounds.excerpt } },
          },
        }),
      )
      const asked = new Set(views)
      return hits.hits
        .filter(({ _source }) => asked.has(_source.view))
        .map(({ _source: { view, address: at, title, heading, slug, text }, highlight }): HubHit => {
          const shown = highlight?.text?.[0] ?? text.slice(0, bounds.excerpt)
          return { view, address: at, title, heading, slug, excerpt: readMarks(shown) }
        })
    },
    async tidy() {
      const rows = await query<{ view: string }>('select id::text as view from views')
      await ready()
      await remove([{ bool: { must_not: [{ terms: { view: rows.map(({ view }) => view) } }] } }])
    },
  }
}

function placesOf(
  view: string,
  file: string,
  sections: ReturnType<SiteIndex['sectionsOf']>,
): readonly (readonly [id: string, place: Place])[] {
  return sections.map((section, i) => [
    `${view} ${file} ${i}`,
    { view, page: `${view} ${section.address}`, file, ...section },
  ])
}

/** A text whose found words stand between marks, without them. */
function readMarks(marked: string): HubHit['excerpt'] {
  const marks: (readonly [number, number])[] = []
  let text = ''
  for (const [i, piece] of marked.split(/[\u0002\u0003]/).entries()) {
    if (i % 2 === 1) marks.push([text.length, text.length + piece.length])
    text += piece
  }
  return { text, marks }
}
