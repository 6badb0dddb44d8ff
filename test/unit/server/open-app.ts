import { openPlanner } from '../../../src/features/changes/open-planner.ts'
import { createMapService } from '../../../src/features/map/map-service.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { Address, Href } from '../../../src/model/page.ts'
import { type App, createApp } from '../../../src/server/create-app.ts'
import { createLiveUpdates } from '../../../src/server/live-updates.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession, type Session } from '../../../src/session/session.ts'
import type { WebAssets } from '../../../src/site/web-assets.ts'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { openStoreIn } from '../../open-store-in.ts'
import { loopbackPolicy } from './loopback-policy.ts'

const webAssets: WebAssets = {
  files: [],
  stylesheet: '-/site.css' as Address,
  pageStyles: new Map(),
  fonts: [],
  firstPaint: '-/first-paint.js' as Address,
  offlineWorker: new URL('file:///offline-worker.js'),
  mapScripts: [],
  app: '-/app.js' as Address,
  mathStyle: '-/math.css' as Address,
  mathFonts: [],
  styleBytes: new Map(),
  scripts: new Map(),
  liveScript: '-/live.js' as Address,
  read: async () => new Uint8Array(),
}
/** What is not as usual. */
interface AppSettings {
  readonly policy?: Parameters<typeof loopbackPolicy>[0]
  /** Default: true. */
  readonly canEdit?: boolean
  readonly now?: () => number
}

/** The local server's routes for the garden in a folder, below `/notes/`. */
export async function openApp(
  root: string,
  { policy = {}, canEdit = true, now }: AppSettings = {},
): Promise<{ readonly app: App; readonly session: Session }> {
  const store = createDiskStore(root)
  const options = { ...defaultGardenOptions, base: '/notes/' }
  const pool = createPreparePool({ options, plugins: noPlugins })
  const session = createSession({
    features: everyFeature,
    store,
    options,
    pool,
    assets: { stylesheet: '/notes/-/site.css' as Href },
  })
  await session.update()
  const editStore = await openStoreIn(root)
  const plan = openPlanner({ options, head: store.head, refuseName: () => undefined })
  const takeOver = async (): Promise<void> => void (await session.update())
  const app = createApp({
    session,
    store,
    webAssets,
    base: '/notes/',
    policy: loopbackPolicy(policy),
    live: createLiveUpdates('/notes/'),
    map: createMapService(),
    ...(now && { now }),
    ...(canEdit && { edit: { store: editStore, takeOver, plan } }),
  })
  return { app, session }
}
