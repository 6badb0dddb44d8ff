import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openPlanner } from '../../../src/features/changes/open-planner.ts'
import { editedTexts } from '../../../src/features/changes/plan-steps.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import type { Change } from '../../../src/model/change.ts'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import type { Href } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { PlannedChange } from '../../../src/model/planned-change.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession, type Session } from '../../../src/session/session.ts'
import { createMemoryStore, type MemoryStore } from '../../../src/store/memory-store.ts'
import { openSpellingMemory } from '../../../src/store/spelling-memory.ts'

/** A garden in memory to which changes are done. */
interface ChangedGarden {
  readonly session: Session
  readonly store: MemoryStore
  plan(change: Change): Promise<PlannedChange>
  /** Plans and does a change; throws with its problems. */
  apply(change: Change): Promise<PlannedChange>
  /** The texts of all files, by path. */
  files(): Promise<Record<string, string>>
}

const noAssets = { stylesheet: '/-/site.css' as Href }

/** Opens a garden of the given files. */
export async function changeGarden(
  files: Readonly<Record<string, string | Uint8Array>>,
  refuseName: (path: string) => string | undefined = () => undefined,
  own: Partial<GardenOptions> = {},
): Promise<ChangedGarden> {
  const store = createMemoryStore(files)
  const options = { ...defaultGardenOptions, ...own }
  const pool = createPreparePool({ options, plugins: noPlugins })
  const session = createSession({ features: everyFeature, store, options, pool, assets: noAssets as never })
  await session.update()
  const folder = mkdtempSync(join(tmpdir(), 'hortus-spellings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const spellings = openSpellingMemory(join(folder, 'spellings.json'))
  const plan = openPlanner({
    options,
    head: store.head,
    openEarlier: (key) => spellings.recall(key),
    refuseName,
  })
  const self: ChangedGarden = {
    session,
    store,
    plan: (change) => plan(change, session.snapshot.garden),
    async apply(change) {
      const planned = await self.plan(change)
      if (planned.problems.length > 0) throw new Error(planned.problems.join('\n'))
      const bytesByPath = new Map<string, Uint8Array>()
      for (const { path, kind } of planned.files)
        if (kind !== 'create') bytesByPath.set(path, await store.read(path))
      for (const { kind, path, to } of planned.files)
        if (kind === 'remove' || to !== undefined) store.remove(path)
      for (const { kind, path, to, after } of planned.files) {
        if (kind === 'remove') continue
        const old = bytesByPath.get(path)
        const mark = old?.[0] === 0xef && old[1] === 0xbb ? '\uFEFF' : ''
        if (after !== undefined) store.write(to ?? path, mark + after)
        if (after === undefined && to !== undefined) store.write(to, old ?? '')
      }
      if (planned.undoneBy !== undefined) spellings.keep(planned.undoneBy, editedTexts(planned.files))
      await session.update()
      return planned
    },
    async files() {
      const { entries } = await store.list()
      return Object.fromEntries(entries.map(({ path }) => [path, store.text(path)]))
    },
  }
  return self
}

/** A path of a note, as it is written in a test. */
export const path = (text: string): NotePath => text as NotePath

/** The files that differ after a change, removed ones as `null`. */
export async function changed(
  files: Readonly<Record<string, string>>,
  change: Change,
): Promise<Record<string, string | null>> {
  const garden = await changeGarden(files)
  await garden.apply(change)
  const after = await garden.files()
  const all = [...new Set([...Object.keys(files), ...Object.keys(after)])].sort()
  return Object.fromEntries(
    all.filter((name) => files[name] !== after[name]).map((name) => [name, after[name] ?? null]),
  )
}

/** What is said against a change. */
export const problems = async (
  files: Readonly<Record<string, string>>,
  change: Change,
): Promise<readonly string[]> => (await (await changeGarden(files)).plan(change)).problems

/** A file at another place. */
export const move = (from: string, to: string): Change => ({
  kind: 'move-file',
  from: path(from),
  to: path(to),
})
