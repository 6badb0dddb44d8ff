import type { Digest } from '../content/content-store.ts'
import type { Database } from '../database/database.ts'
import type { KnownView } from './directory.ts'

/** One file of a site that is shown. */
export interface ShownFile {
  readonly digest: Digest
  /** Bytes. */
  readonly size: number
  /** The same, packed by Brotli, where that is shorter. */
  readonly packed?: { readonly digest: Digest; readonly size: number }
}

/** The files of a view by address. */
export type PageTable = ReadonlyMap<string, ShownFile>

/** Which files the views have: read when somebody asks, and kept until there are others. */
export interface PageTables {
  /** Those of the view's newest revision; while the database is away those that are known. */
  of(view: KnownView): Promise<PageTable>
  /** Files of all views that are known. */
  readonly size: number
}

interface PageRow {
  readonly revision: number
  readonly address: string | null
  readonly digest: Digest
  readonly size: number
  readonly packed: Digest | null
  readonly packedSize: number
}

interface KnownTable {
  readonly revision: number
  readonly table: PageTable
}

/** Keeps the tables of the views that were asked for last, of at most so many files. */
export function openPageTables({ query }: Pick<Database, 'query'>, mostFiles = 2_000_000): PageTables {
  const tableByView = new Map<string, KnownTable>()
  const loadingByView = new Map<string, Promise<KnownTable>>()
  let size = 0

  const load = async (view: string): Promise<KnownTable> => {
    // One statement sees one state.
    const rows = await query<PageRow>(
      `select views.revision::float8 as revision, address, digest, size::float8 as size, packed,
         packed_size::float8 as "packedSize"
       from views left join (pages join contents using (digest)) on pages.view = views.id where views.id = $1`,
      [view],
    )
    const table = new Map<string, ShownFile>()
    for (const { address, digest, size, packed, packedSize } of rows)
      if (address !== null)
        table.set(address, {
          digest,
          size,
          ...(packed !== null && { packed: { digest: packed, size: packedSize } }),
        })
    return { revision: rows[0]?.revision ?? 0, table }
  }
  const keep = (view: string, known: KnownTable): void => {
    size += known.table.size - (tableByView.get(view)?.table.size ?? 0)
    tableByView.delete(view)
    tableByView.set(view, known)
    for (const [oldest, { table }] of tableByView) {
      if (size <= mostFiles || oldest === view) break
      tableByView.delete(oldest)
      size -= table.size
    }
  }
  return {
    get size() {
      return size
    },
    async of({ id, revision }) {
      const known = tableByView.get(id)
      if (known !== undefined && known.revision >= revision) {
        // The one that was asked for last goes last.
        tableByView.delete(id)
        tableByView.set(id, known)
        return known.table
      }
      let loading = loadingByView.get(id)
      if (loading === undefined) {
        loading = load(id).finally(() => loadingByView.delete(id))
        loadingByView.set(id, loading)
      }
      try {
        const loaded = await loading
        keep(id, loaded)
        return loaded.table
      } catch (error) {
        if (known !== undefined) return known.table
        throw error
      }
    },
  }
}
