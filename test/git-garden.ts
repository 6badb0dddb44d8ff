import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FeatureSet } from '../src/define/feature-set.ts'
import { everyFeature } from '../src/features/shipped.ts'
import { defaultGardenOptions, type GardenOptions } from '../src/model/options.ts'
import type { Href } from '../src/model/page.ts'
import { createPublication } from '../src/model/publication.ts'
import { createGardenHistory } from '../src/session/garden-history.ts'
import { noPlugins } from '../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../src/session/prepare/prepare-pool.ts'
import { createSession } from '../src/session/session.ts'
import type { Snapshot } from '../src/session/snapshot.ts'
import { createMemoryStore } from '../src/store/memory-store.ts'
import { runGit } from './run-git.ts'

/** What was committed on a day: texts by path, null for a file that went. */
export type Commit = readonly [day: string, files: Readonly<Record<string, string | null>>]

/** A garden in a repository of its own below the temporary folder. */
export interface GitGarden {
  readonly folder: string
  /** What the engine makes of it now. */
  snapshot(options?: Partial<GardenOptions>, features?: FeatureSet): Promise<Snapshot>
  commit(...commits: readonly Commit[]): void
  remove(): void
}

/** Commits to a new repository. */
export function createGitGarden(...commits: readonly Commit[]): GitGarden {
  const scratch = mkdtempSync(join(tmpdir(), 'hortus-versions-'))
  const folder = join(scratch, 'garden')
  mkdirSync(folder)
  const git = runGit.bind(undefined, folder)
  const commit = (all: readonly Commit[]): void => {
    for (const [day, files] of all) {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path)
        mkdirSync(dirname(file), { recursive: true })
        if (text === null) rmSync(file)
        else writeFileSync(file, text)
      }
      git(day, 'add', '-A')
      git(day, 'commit', '-q', '-m', 'x')
    }
  }
  git('2025-01-01', 'init', '-q', '-b', 'main')
  commit(commits)
  return {
    folder,
    commit: (...more) => commit(more),
    async snapshot(options = {}, features = everyFeature) {
      const all: GardenOptions = { ...defaultGardenOptions, ...options }
      const openPool = () => createPreparePool({ options: all, plugins: noPlugins, withoutBodies: true })
      const session = createSession({
        store: createMemoryStore(readFiles(folder)),
        options: all,
        features,
        pool: createPreparePool({ options: all, plugins: noPlugins }),
        publication: createPublication({ options: all, now: Date.parse('2026-01-01') }),
        assets: { stylesheet: '/style.css' as Href },
        history: createGardenHistory(folder, join(scratch, 'history'), {
          openPool,
          cacheFile: join(scratch, 'versions'),
          key: JSON.stringify(all),
        }),
      })
      return session.update()
    },
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  }
}

function readFiles(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((path) => !path.startsWith('.git/'))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}

/** Every page and file of a site as one text, for what must be nowhere in it. */
export async function wholeSite(snapshot: Snapshot): Promise<string> {
  const pages = await Promise.all(snapshot.plan.pages.map((page) => snapshot.render(page)))
  const files = await Promise.all(
    snapshot.files().map(async ({ address, make }) => {
      const made = await make()
      return `${address}\n${typeof made === 'string' ? made : Buffer.concat(made).toString()}`
    }),
  )
  return [...snapshot.plan.pages.map(({ address }) => address), ...pages, ...files].join('\n')
}
