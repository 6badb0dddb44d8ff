import { everyFeature } from '../features/shipped.ts'
import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { Href } from '../model/page.ts'
import { createPublication, type Publication } from '../model/publication.ts'
import { findWithheldFiles } from '../session/find-withheld-files.ts'
import { noPlugins } from '../session/prepare/load-plugins.ts'
import { createPreparePool } from '../session/prepare/prepare-pool.ts'
import { createSession, type Session } from '../session/session.ts'
import { createDiskStore, type DiskStore } from '../store/disk-store.ts'
import type { GardenConfig } from './define-garden.ts'
import { joinOptions } from './join-options.ts'
import { loadHiding } from './load-config.ts'
import { type FoundDialects, readDialects } from './read-dialects.ts'
import { readObsidianOptions } from './read-obsidian-options.ts'

/** A folder of notes as it stands. */
export interface ReadFolder {
  readonly garden: Garden
  readonly entries: Session['entries']
  readonly options: GardenOptions
  readonly publication: Publication
  readonly dialects: FoundDialects
  readonly store: DiskStore
}

/**
 * Reads the notes of a folder that may be no garden yet, with the settings it may get. Of those it has only what hides notes
 * is looked at, nothing of it runs, and nothing is written, not even what would make the next reading faster.
 */
export async function readFolder(top: string, config: GardenConfig = {}): Promise<ReadFolder> {
  const dialects = readDialects(top)
  const hiding = loadHiding(top, () => {})
  const options = joinOptions(
    top,
    { ...hiding, config: { ...hiding.config, ...config } },
    readObsidianOptions(top, () => {}),
    dialects,
    {},
  )
  const store = createDiskStore(top, { ignore: options.ignore, obeysGit: options.gitignore })
  const withheld = findWithheldFiles(top, true, () => {})
  const publication = createPublication({ options, now: Date.now(), findWithheld: withheld.find })
  const session = createSession({
    store,
    options,
    features: everyFeature,
    publication,
    pool: createPreparePool({ options, plugins: noPlugins, withoutBodies: true }),
    assets: { stylesheet: '' as Href },
  })
  try {
    const { garden } = await session.update()
    return { garden, entries: session.entries, options, publication, dialects, store }
  } finally {
    await session.close()
  }
}
