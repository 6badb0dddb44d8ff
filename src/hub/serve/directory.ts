import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { type GardenRecord, listGardens, pathOf } from '../gardens/garden-record.ts'
import { type Permission, type Verdicts, verdictsOf } from '../gardens/verdicts.ts'
import type { Log } from '../log.ts'

/** A garden that is known, and who may read what of it. */
export interface KnownGarden extends GardenRecord {
  readonly permissions: readonly Permission[]
  /** Who may write; they may read nothing more for it. */
  readonly writers: readonly Permission[]
}

/** A view that is known. Its revision is another one whenever other pages are shown. */
export interface KnownView {
  readonly id: string
  readonly garden: string
  readonly revision: number
  readonly isMade: boolean
}

/** What a server knows of the hub; it stays what it was while the database is away. */
export interface Directory {
  /** By `tenant/name`, sorted. */
  readonly gardenByPath: ReadonlyMap<string, KnownGarden>
  /** Whether it is known since the server started. */
  readonly isKnown: boolean
  /** Whether the database answered when it was asked last. */
  readonly isUp: boolean
  /** What readers of these groups see; undefined where they may read nothing of it. */
  verdictsFor(garden: KnownGarden, groups: ReadonlySet<string>): Verdicts | undefined
  /** Undefined where nobody wanted it yet. */
  viewOf(garden: KnownGarden, verdicts: Verdicts): KnownView | undefined
  /** Reads everything anew. Rejects where the database is away. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/** Milliseconds until the database is asked again that was away, and until all is read anew that no notice told of. */
const times = { away: 1_000, all: 60_000 }

interface ViewRow extends KnownView {
  readonly verdicts: string
}

const viewColumns =
  'id::text, garden::text, verdicts, revision::float8 as revision, made_at is not null as "isMade"'

/** Keeps up with the hub until it is closed; what changes is told by the database. */
export function openDirectory(database: Database, log: Log): Directory {
  const { query } = database
  let gardenByPath: ReadonlyMap<string, KnownGarden> = new Map()
  let viewByKey = new Map<string, KnownView>()
  let isKnown = false
  let isUp = false
  const ending = new AbortController()
  const keyOf = (garden: string, verdicts: string): string => `${garden} ${verdicts}`

  const refresh = async (): Promise<void> => {
    const [gardens, permissions, writers, views] = await Promise.all([
      listGardens(query),
      query<Permission & { readonly garden: string }>(
        'select garden::text, folder, reader from permissions order by folder, reader',
      ),
      query<Permission & { readonly garden: string }>(
        'select garden::text, folder, writer as reader from writers order by folder, writer',
      ),
      query<ViewRow>(`select ${viewColumns} from views`),
    ])
    const readersByGarden = groupByGarden(permissions)
    const writersByGarden = groupByGarden(writers)
    gardenByPath = new Map(
      gardens.map((garden) => [
        pathOf(garden),
        {
          ...garden,
          permissions: readersByGarden.get(garden.id) ?? [],
          writers: writersByGarden.get(garden.id) ?? [],
        },
      ]),
    )
    viewByKey = new Map(views.map((view) => [keyOf(view.garden, view.verdicts), view]))
    isKnown = true
    isUp = true
  }
  const refreshView = async (id: string): Promise<void> => {
    for (const view of await query<ViewRow>(`select ${viewColumns} from views where id = $1`, [id]))
      viewByKey.set(keyOf(view.garden, view.verdicts), view)
  }
  const fail = (error: unknown): void => {
    if (isUp || !isKnown) log('warning', 'database-away', { reason: (error as Error).message })
    isUp = false
  }
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        const lost = new AbortController()
        const stop = await database.listen(
          'hub_changed',
          (view) => void (view === '' ? refresh() : refreshView(view)).catch(fail),
          () => lost.abort(),
        )
        try {
          const over = AbortSignal.any([lost.signal, ending.signal])
          while (!over.aborted) {
            await refresh()
            await sleep(times.all, undefined, { signal: over }).catch(() => {})
          }
        } finally {
          await stop().catch(() => {})
        }
        if (lost.signal.aborted) fail(new Error('the connection ended'))
      } catch (error) {
        fail(error)
      }
      await sleep(times.away, undefined, { signal: ending.signal }).catch(() => {})
    }
  }
  const following = follow()
  return {
    get gardenByPath() {
      return gardenByPath
    },
    get isKnown() {
      return isKnown
    },
    get isUp() {
      return isUp
    },
    verdictsFor: ({ permissions }, groups) => verdictsOf(permissions, groups),
    viewOf: ({ id }, verdicts) => viewByKey.get(keyOf(id, JSON.stringify(verdicts))),
    refresh,
    async close() {
      ending.abort()
      await following
    },
  }
}

function groupByGarden(
  permissions: readonly (Permission & { readonly garden: string })[],
): ReadonlyMap<string, readonly Permission[]> {
  const byGarden = new Map<string, Permission[]>()
  for (const permission of permissions)
    byGarden.set(permission.garden, [...(byGarden.get(permission.garden) ?? []), permission])
  return byGarden
}
