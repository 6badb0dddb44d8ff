import type { Planner } from '../features/changes/open-planner.ts'
import type { ProposalBox } from '../features/changes/proposals/proposal-box.ts'
import { createMapService } from '../features/map/map-service.ts'
import type { PlannedChange } from '../model/planned-change.ts'
import type { FollowedSettings } from '../session/followed-settings.ts'
import type { Session } from '../session/session.ts'
import type { WebAssets } from '../site/web-assets.ts'
import type { EditStore } from '../store/edit-store.ts'
import type { MapFileStore } from '../store/map-file-store.ts'
import type { Store, StoreChange } from '../store/store.ts'
import type { AccessPolicy } from './access-policy.ts'
import { createApp } from './create-app.ts'
import { listen, literalHost } from './listen.ts'
import { createLiveUpdates } from './live-updates.ts'
import { createMovedPages, type MovedFile } from './moved-pages.ts'

/** What to serve and where. */
interface ServeSettings {
  readonly session: Session
  readonly store: Store
  readonly webAssets: WebAssets
  /** Path below which the site is served, with both slashes. */
  readonly base: string
  /** Address to listen on; loopback unless the user said otherwise. */
  readonly host: string
  readonly policy: AccessPolicy
  /** Where the map's places are kept. */
  readonly mapFile?: MapFileStore
  /** Where notes are written; undefined for a server that only shows. */
  readonly editStore?: EditStore
  readonly planner?: Planner
  /** Where what agents propose waits; undefined where nobody can propose. */
  readonly proposals?: ProposalBox
  /** Told of each change across notes that was done. */
  readonly onChanged?: (planned: PlannedChange) => void
  /** Whether the garden's config adds plugins, so that a preview needs the builder. */
  readonly hasPlugins?: boolean
  /** 0 takes any free port. */
  readonly port: number
  /** Calls back when settings that may change meanwhile have changed; the answer ends it. */
  readonly watchSettings?: (follow: (settings: FollowedSettings) => Promise<void>) => () => void
  /** Told once, in words, about anything the user should know (a watcher that had to fall back, a rebuild that failed). */
  readonly onNotice: (message: string) => void
  /** Told after each change on disk has been taken over. */
  readonly onUpdate?: (milliseconds: number, changedFiles: number) => void
}

/**
 * After this time, in milliseconds, files that were written here are looked at once more: of one that another program
 * removed at once the watcher never hears.
 */
const restBeforeLook = 2_000

/** A server that answers. */
export interface RunningServer {
  /** Where a browser finds it: `http://127.0.0.1:4321/`. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves a garden from the session's memory and keeps open pages up to date while files change. Resolves when the
 * first page can be answered; rejects with the system's error when the port is taken or the address is not ours.
 */
export async function serveGarden(settings: ServeSettings): Promise<RunningServer> {
  const { session, store, host, onNotice } = settings
  const live = createLiveUpdates(settings.base)
  let isClosing = false
  const moved = createMovedPages()
  const takeOver = async (changes: readonly StoreChange[], moves?: readonly MovedFile[]): Promise<void> => {
    // Nobody will look at it any more, and what is begun now would keep the program alive.
    if (isClosing) return
    const previous = session.snapshot
    const next = await session.update(changes)
    if (next === previous) return
    moved.follow(previous, next, moves)
    live.publish(previous, next)
  }
  const stopSettings = settings.watchSettings?.(async (followed) => {
    if (isClosing) return
    const previous = session.snapshot
    live.publish(previous, await session.follow(followed))
  })
  const written = new Set<string>()
  let looking: NodeJS.Timeout | undefined
  const takeOverWritten = async (paths: readonly string[], moves?: readonly MovedFile[]): Promise<void> => {
    const changesOf = (some: Iterable<string>): readonly StoreChange[] =>
      [...some].map((path) => ({ kind: 'written', path }))
    for (const path of paths) written.add(path)
    clearTimeout(looking)
    looking = setTimeout(() => {
      const again = changesOf(written)
      written.clear()
      void takeOver(again).catch(onFault)
    }, restBeforeLook)
    looking.unref()
    await takeOver(changesOf(paths), moves).catch(onFault)
  }
  const onFault = (error: Error): void => {
    if (!isClosing) onNotice(`A request failed: ${error.stack ?? error.message}`)
  }
  const map = createMapService(settings.mapFile)
  const app = createApp({
    ...settings,
    live,
    moved,
    map,
    onFault,
    ...(settings.editStore &&
      settings.planner && {
        edit: {
          store: settings.editStore,
          plan: settings.planner,
          ...(settings.proposals && { proposals: settings.proposals }),
          ...(settings.onChanged && { onChanged: settings.onChanged }),
          hasPlugins: settings.hasPlugins ?? false,
          takeOver: takeOverWritten,
        },
      }),
  })

  const listening = await listen(app.fetch, host, settings.port)
  const stopWatching = await store.watch?.(
    async (changes) => {
      const started = performance.now()
      try {
        await takeOver(changes)
        settings.onUpdate?.(performance.now() - started, changes.length)
      } catch (error) {
        onNotice(
          `The change could not be taken over: ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    },
    (notice) => onNotice(notice),
  )

  return {
    url: `http://${literalHost(host)}:${listening.port}${settings.base}`,
    async close() {
      isClosing = true
      clearTimeout(looking)
      stopSettings?.()
      live.close()
      await stopWatching?.()
      await listening.close()
      await settings.editStore?.exclusively(() => Promise.resolve())
      await map.close()
      await session.close()
    },
  }
}
