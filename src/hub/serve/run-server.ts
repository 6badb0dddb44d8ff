import { listen } from '../../server/listen.ts'
import type { ContentKeeper } from '../content/content.ts'
import type { Database } from '../database/database.ts'
import { requireTables } from '../database/migrate.ts'
import type { Verdicts } from '../gardens/verdicts.ts'
import { wantView } from '../gardens/views.ts'
import type { Log } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import type { SearchEngine } from '../search/search-engine.ts'
import type { TogetherSettings } from '../together/together.ts'
import { startWatch } from '../watch.ts'
import { openJobQueue } from '../work/job-queue.ts'
import { createContentCache } from './content-cache.ts'
import { type KnownGarden, openDirectory } from './directory.ts'
import { createHubApp } from './hub-app.ts'
import { openPageTables } from './page-tables.ts'
import { openSessions } from './sessions.ts'
import { openSignIn, type SignInSettings } from './sign-in.ts'

/** Where a hub is served. */
export interface HubServing {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Where health and metrics are, for who runs the hub and nobody else. */
  readonly watchHost: string
  readonly watchPort: number
  /** The hub as browsers know it, without a slash at its end; undefined: where it listens. */
  readonly publicUrl: string | undefined
  readonly signIn: Omit<SignInSettings, 'publicUrl'> | undefined
  /** Lets people write; undefined where they read alone. */
  readonly writing?: Pick<TogetherSettings, 'git' | 'scratch' | 'times'>
}

/** A hub that answers. */
export interface RunningHub {
  readonly url: string
  readonly watchUrl: string
  close(): Promise<void>
}

/** Milliseconds after which a view is wanted again, where it waits to be made, and where it is shown. */
const wantEvery = { waiting: 10_000, shown: 43_200_000 }

/** Serves pages. The database may go away later; the first time it has to be there. */
export async function startHub(
  {
    database,
    content,
    log,
    search,
  }: {
    readonly database: Database
    readonly content: ContentKeeper
    readonly log: Log
    /** What answers across gardens; undefined where nobody searches. */
    readonly search?: SearchEngine
  },
  serving: HubServing,
): Promise<RunningHub> {
  await requireTables(database)
  const directory = openDirectory(database, log)
  await directory.refresh()
  const queue = await openJobQueue(database, log, 'sender')
  const tables = openPageTables(database)
  const cache = createContentCache(content)
  const metrics = createMetrics()
  const wantedAt = new Map<string, number>()
  const want = (garden: KnownGarden, verdicts: Verdicts, isMade: boolean): void => {
    const key = JSON.stringify([garden.id, verdicts, isMade])
    const before = wantedAt.get(key)
    if (before !== undefined && performance.now() - before < wantEvery[isMade ? 'shown' : 'waiting']) return
    wantedAt.set(key, performance.now())
    void wantView(database.query, garden.id, verdicts)
      .then((isWanted) => {
        if (isWanted && isMade) return undefined
        if (isWanted) return queue.ask(garden)
        log('warning', 'too-many-views', { garden: garden.id })
        return undefined
      })
      .catch((error: Error) => log('warning', 'want-failed', { reason: error.message }))
  }
  const fallback = `http://${serving.host}:${serving.port}`
  const publicUrl = serving.publicUrl ?? fallback
  const sessions = openSessions(database.query, { now: Date.now })
  const ask = (garden: { readonly id: string; readonly tenant: string }): Promise<boolean> =>
    queue.ask(garden)
  const together =
    serving.writing &&
    (await (
      await import('../together/together.ts')
    ).startTogether({
      ...serving.writing,
      database,
      directory,
      sessions,
      publicUrl,
      ask,
      log,
    }))
  const app = createHubApp({
    shelves: { directory, tables, cache, want },
    search,
    query: database.query,
    ask: (garden) => {
      together?.pushed(garden.id)
      return ask(garden)
    },
    sessions,
    together,
    signIn: serving.signIn && openSignIn({ ...serving.signIn, publicUrl }),
    publicUrl,
    metrics,
    log,
  })
  const opened: { close(): Promise<void> }[] = []
  const close = async (): Promise<void> => {
    // Those who write are told first, and what they wrote is saved.
    await together?.close()
    await Promise.all(opened.map((each) => each.close()))
    await Promise.all([queue.close(), directory.close()])
  }
  try {
    const pages = await listen(app.fetch, serving.host, serving.port, together?.sockets.upgrade)
    opened.push(pages)
    const watching = await startWatch({
      host: serving.watchHost,
      port: serving.watchPort,
      metrics,
      isReady: () => directory.isKnown,
      gauges: () => ({
        database_up: directory.isUp ? 1 : 0,
        gardens: directory.gardenByPath.size,
        known_files: tables.size,
        cached_bytes: cache.size,
        ...(together && { open_notes: together.size, writers: together.sockets.size }),
      }),
    })
    opened.push(watching)
    log('info', 'hub-started', { port: pages.port, watchPort: watching.port })
    return { url: `http://${serving.host}:${pages.port}`, watchUrl: watching.url, close }
  } catch (error) {
    // One of the ports is taken: what has begun would answer without its database.
    await close()
    throw error
  }
}
