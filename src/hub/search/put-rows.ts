import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Database, Query } from '../database/database.ts'
import type { SearchedView, SiteIndex } from './search-engine.ts'

/** Rows that are written at once. */
const atOnce = 2_000

/**
 * Takes over the index of a site as rows. A file of it that the view has already is called after what is in it, so an edit changes
 * the rows of a few files; readers see the index before or the one after.
 */
export async function putRows(
  database: Database,
  index: SiteIndex,
  { view, turn, madeOf, files }: SearchedView,
): Promise<void> {
  const read = async (address: string): Promise<Uint8Array | undefined> => {
    const file = files.get(address)
    return file && gunzipSync(await readFile(file.file))
  }
  const entryBytes = await read(index.entry)
  const entry = entryBytes && index.readEntry(entryBytes)
  // A site without a search has no row, and nothing is found in it.
  const { terms, texts } = entry ?? { terms: [], texts: [] }
  await database.transact(async (query) => {
    const [row] = await query<{ turn: string; isMine: boolean }>(
      'select made_turn::text as turn, made_turn = $2 as "isMine" from views where id = $1 for update',
      [view, turn],
    )
    // It is gone, or shows something newer, whose worker puts its own.
    if (row?.isMine !== true) return
    const known = await query<{ file: string }>(
      'select distinct file from search_terms where view = $1 union select distinct file from search_texts where view = $1',
      [view],
    )
    const [had, wanted] = [
      new Set(known.map(({ file }) => file)),
      new Set([...terms, ...texts.map(([name, first]) => textFile(name, first))]),
    ]
    const gone = [...had].filter((file) => !wanted.has(file))
    await query(
      `insert into search_views (view, head, made_of, revision) values ($1, $2, $3, 1)
       on conflict (view) do update
       set head = excluded.head, made_of = excluded.made_of, revision = search_views.revision + 1`,
      [view, entry?.head ?? '', madeOf],
    )
    for (const table of ['search_terms', 'search_texts'])
      await query(`delete from ${table} where view = $1 and file = any($2::text[])`, [view, gone])
    for (const name of terms) {
      const bytes = had.has(name) ? undefined : await read(index.addressOf(name))
      if (bytes !== undefined) await putLines(query, 'terms', view, name, index.rowsOfTerms(bytes))
    }
    for (const [name, first] of texts) {
      const file = textFile(name, first)
      const bytes = had.has(file) ? undefined : await read(index.addressOf(name))
      if (bytes !== undefined) await putLines(query, 'texts', view, file, index.rowsOfTexts(bytes, first))
    }
  })
}

/** The same texts under other numbers are other rows. */
function textFile(name: string, first: number): string {
  return `${name} ${first}`
}

async function putLines(
  query: Query,
  what: 'terms' | 'texts',
  view: string,
  file: string,
  lines: readonly { readonly key: string | number; readonly body: Uint8Array }[],
): Promise<void> {
  const type = what === 'terms' ? 'text' : 'integer'
  for (let at = 0; at < lines.length; at += atOnce) {
    const some = lines.slice(at, at + atOnce)
    await query(
      `insert into search_${what} (view, file, key, body)
       select $1, $2, * from unnest($3::${type}[], $4::bytea[])
       on conflict (view, key) do update set file = excluded.file, body = excluded.body`,
      [view, file, some.map(({ key }) => key), some.map(({ body }) => Buffer.from(body))],
    )
  }
}
