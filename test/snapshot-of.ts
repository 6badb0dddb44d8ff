import type { FeatureSet } from '../src/define/feature-set.ts'
import { everyFeature } from '../src/features/shipped.ts'
import { defaultGardenOptions, type GardenOptions } from '../src/model/options.ts'
import type { Address, Href } from '../src/model/page.ts'
import { noPlugins } from '../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../src/session/prepare/prepare-pool.ts'
import { createSession, type Session } from '../src/session/session.ts'
import type { SessionSettings } from '../src/session/session-settings.ts'
import type { Snapshot } from '../src/session/snapshot.ts'
import { createMemoryStore } from '../src/store/memory-store.ts'
import type { Store } from '../src/store/store.ts'

/** A session of the real engine on a store, without threads. */
export function sessionOn(
  store: Store,
  options: Partial<GardenOptions> = {},
  features: FeatureSet = everyFeature,
  more: Partial<SessionSettings> = {},
): Session {
  const all = { ...defaultGardenOptions, ...options }
  return createSession({
    store,
    options: all,
    features,
    pool: createPreparePool({ options: all, plugins: noPlugins }),
    assets: { stylesheet: '/style.css' as Href },
    ...more,
  })
}

/** The garden of some files, read by the real engine: texts by path. */
export function snapshotOf(
  files: Readonly<Record<string, string>>,
  options: Partial<GardenOptions> = {},
): Promise<Snapshot> {
  return sessionOn(createMemoryStore(files), options).update()
}

/** What a snapshot writes to a file that is no page. */
export function textOfFile(snapshot: Snapshot, address: Address): string {
  const made = snapshot
    .files()
    .find((file) => file.address === address)
    ?.make()
  if (made === undefined) throw new Error(`The site has no file ${address}`)
  if (made instanceof Promise) throw new Error(`${address} is made later`)
  return typeof made === 'string' ? made : Buffer.concat(made).toString()
}
