import { hash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { type ContentKeeper, contentOf } from '../content/content.ts'
import type { Content, Digest } from '../content/content-store.ts'
import type { Connection, Database, Query } from '../database/database.ts'
import { audit } from '../gardens/audit.ts'
import { contentOfFile, type SiteFile, type SiteFiles } from './read-site.ts'

/** A site that is made, and the view that it is of. */
export interface MadeView {
  readonly view: string
  /** `tenant/name`. */
  readonly garden: string
  readonly files: SiteFiles
  /** Whose turn it was: see {@link takeTurn}. */
  readonly turn: string
  /** Everything that it was made of. */
  readonly madeOf: string
  readonly commit: string
}

/** What showing a view did. */
export interface PublishCounts {
  /** False where a newer state is shown already. */
  readonly isShown: boolean
  readonly stored: number
  readonly changed: number
  readonly removed: number
}

/** Contents that are sent at once, and those after which rows are written; and rows that are written at once. */
const atOnce = { contents: 16, stored: 500, rows: 5_000 }

/** Smaller files are sent as they are, since they fit into one packet of the network; and so are larger ones. */
const packable = { least: 1_400, most: 8_388_608 }

/** Files whose bytes are text. */
const textEnding = /\.(?:html|css|js|mjs|json|svg|xml|txt|md|csv|webmanifest|map)$/

/** The lock that who takes contents away holds alone, and who puts some holds with others. */
export function contentsLock(schema: string): string {
  return `hashtextextended('hortus contents ${schema}', 0)`
}

/**
 * Puts what the store does not have, then shows the view: readers see the old site or the new one. All of it is done on
 * one connection that holds the lock on contents: where it breaks nothing is shown, and what was stored is found again.
 */
export async function publishView(
  database: Database,
  content: ContentKeeper,
  made: MadeView,
): Promise<PublishCounts> {
  return database.connected(async (connection) => {
    const lock = contentsLock(database.schema)
    await connection.query(`select pg_advisory_lock_shared(${lock})`)
    try {
      const stored = await storeMissing(connection, content, made.files)
      return { stored, ...(await showView(connection, made)) }
    } finally {
      await connection.query(`select pg_advisory_unlock_shared(${lock})`).catch(() => [])
    }
  })
}

/**
 * A number that grows, taken before a repository is fetched: whoever has the higher one has fetched something as new or
 * newer, however long each of them takes.
 */
export async function takeTurn(query: Query): Promise<string> {
  const [row] = await query<{ turn: string }>("select nextval('turns')::text as turn")
  return row!.turn
}

/** Says that a view shows what was fetched at this turn already. False where it shows something else by now. */
export async function confirmView(
  query: Query,
  { view, turn, madeOf }: Pick<MadeView, 'view' | 'turn' | 'madeOf'>,
): Promise<boolean> {
  const confirmed = await query(
    'update views set made_turn = greatest(made_turn, $2) where id = $1 and made_of = $3 returning id',
    [view, turn, madeOf],
  )
  return confirmed.length > 0
}

async function storeMissing(
  { query }: Connection,
  content: ContentKeeper,
  files: SiteFiles,
): Promise<number> {
  const fileByDigest = new Map<Digest, readonly [address: string, file: SiteFile]>()
  for (const [address, file] of files) fileByDigest.set(file.digest, [address, file])
  const known = await query<{ digest: Digest }>(
    'select digest from contents where digest = any($1::text[])',
    [[...fileByDigest.keys()]],
  )
  for (const { digest } of known) fileByDigest.delete(digest)
  const missing = [...fileByDigest.values()]
  for (let at = 0; at < missing.length; at += atOnce.stored) {
    const waiting = missing.slice(at, at + atOnce.stored)
    const rows: (SiteFile & { readonly packed: StoredText | undefined })[] = []
    const store = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [address, file] = next
        const own = await contentOfFile(file)
        await content.put(file.digest, own)
        rows.push({ ...file, packed: await storePacked(content, address, own) })
      }
    }
    await Promise.all(Array.from({ length: atOnce.contents }, store))
    await query(
      `insert into contents (digest, size, packed, packed_size)
       select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[]) on conflict do nothing`,
      [
        rows.map(({ digest }) => digest),
        rows.map(({ size }) => size),
        rows.map(({ packed }) => packed?.digest ?? null),
        rows.map(({ packed }) => packed?.size ?? null),
      ],
    )
  }
  return missing.length
}

const pack = promisify(brotliCompress)

/** A content that is stored packed, too. */
interface StoredText {
  readonly digest: Digest
  readonly size: number
}

/** The same text as browsers take it over a line; undefined where that saves nothing. */
async function storePacked(
  content: ContentKeeper,
  address: string,
  { size, open }: Content,
): Promise<StoredText | undefined> {
  if (!textEnding.test(address) || size < packable.least || size > packable.most) return undefined
  const bytes = await buffer(open())
  const packed = await pack(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  if (packed.length > bytes.length * 0.9) return undefined
  const digest = hash('sha256', packed, 'hex')
  await content.put(digest, contentOf(packed))
  return { digest, size: packed.length }
}

async function showView(
  { query, transact }: Connection,
  made: MadeView,
): Promise<Omit<PublishCounts, 'stored'>> {
  return transact(async () => {
    const [row] = await query<{ isNewer: boolean; isSame: boolean }>(
      `select made_turn > $2 as "isNewer", made_of is not distinct from $3 as "isSame"
       from views where id = $1 for update`,
      [made.view, made.turn, made.madeOf],
    )
    // The view, or its garden, is gone; or another worker was faster with something newer.
    if (row === undefined || row.isNewer) return { isShown: false, changed: 0, removed: 0 }
    // Another worker took this one for dead, and did what it did.
    if (row.isSame) return { isShown: true, changed: 0, removed: 0 }
    const old = await query<{ address: string; digest: Digest }>(
      'select address, digest from pages where view = $1',
      [made.view],
    )
    const digestByAddress = new Map(old.map(({ address, digest }) => [address, digest]))
    const changed = [...made.files].filter(([address, { digest }]) => digestByAddress.get(address) !== digest)
    const removed = old.map(({ address }) => address).filter((address) => !made.files.has(address))
    await query('delete from pages where view = $1 and address = any($2::text[])', [made.view, removed])
    for (let at = 0; at < changed.length; at += atOnce.rows) {
      const some = changed.slice(at, at + atOnce.rows)
      await query(
        `insert into pages (view, address, digest) select $1, * from unnest($2::text[], $3::text[])
         on conflict (view, address) do update set digest = excluded.digest`,
        [made.view, some.map(([address]) => address), some.map(([, { digest }]) => digest)],
      )
    }
    await query(
      `update views set made_turn = $2, made_of = $3, made_commit = $4, made_at = clock_timestamp(),
         revision = revision + 1 where id = $1`,
      [made.view, made.turn, made.madeOf, made.commit],
    )
    const counts = { changed: changed.length, removed: removed.length }
    await audit(query, {
      actor: 'worker',
      action: 'view-made',
      garden: made.garden,
      detail: { view: made.view, commit: made.commit, ...counts },
    })
    await query("select pg_notify('hub_changed', $1)", [made.view])
    return { isShown: true, ...counts }
  })
}
