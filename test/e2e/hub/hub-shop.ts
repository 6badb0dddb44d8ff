import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type ContentKeeper, createContent, usualPatience } from '../../../src/hub/content/content.ts'
import type { ContentStore } from '../../../src/hub/content/content-store.ts'
import { createMemoryContent } from '../../../src/hub/content/memory-content.ts'
import type { Database } from '../../../src/hub/database/database.ts'
import type { GardenRecord } from '../../../src/hub/gardens/garden-record.ts'
import { createMetrics } from '../../../src/hub/metrics.ts'
import { buildFlags } from '../../../src/hub/work/build-view.ts'
import type { Workshop } from '../../../src/hub/work/make-garden.ts'
import { createSiteReader } from '../../../src/hub/work/read-site.ts'
import { openStandBy, type StandBy } from '../../../src/hub/work/stand-by.ts'
import { openTestHub } from '../../hub-database.ts'
import { program, runHortus } from '../cli/run-hortus.ts'

/** What programs of a test know of the environment. */
const env = { PATH: process.env['PATH'] ?? '', TZ: 'UTC' }

/** For what can be given up: nobody does. */
export const never = new AbortController().signal

/** What a garden is added with where nothing else matters. */
export const usualGarden = { branch: 'main', isTrusted: false, publish: null }

/** How each push ended, the first first: the commit that was made of it, or why it was not. */
export async function ends(database: Database): Promise<readonly (string | null)[]> {
  const rows = await database.query<{ end: string | null }>(
    'select coalesce(failure, made_commit) as "end" from pushes order by id',
  )
  return rows.map(({ end }) => end)
}

/** A folder that is gone when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-hub-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A repository that is pushed to. */
export interface TestRepository {
  readonly folder: string
  readonly url: string
  /** Texts or bytes by path, null for a file that goes; everything else stays. Resolves to the commit. */
  push(files: Readonly<Record<string, string | Uint8Array | null>>): string
  git(...args: readonly string[]): string
}

/** A new repository with a branch `main`. */
export function createRepository(folder = join(scratchFolder(), 'repository')): TestRepository {
  mkdirSync(folder, { recursive: true })
  let commits = 0
  const git = (...args: readonly string[]): string => {
    const date = `2026-01-${String(1 + (commits % 28)).padStart(2, '0')}T12:00:00+0000`
    return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' },
    })
  }
  git('init', '-q', '-b', 'main')
  return {
    folder,
    url: `file://${folder}`,
    git,
    push(files) {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path)
        mkdirSync(dirname(file), { recursive: true })
        if (text === null) rmSync(file, { force: true })
        else writeFileSync(file, text)
      }
      commits++
      git('add', '-A')
      git('commit', '-q', '--allow-empty', '-m', `push ${commits}`)
      return git('rev-parse', 'HEAD').trim()
    },
  }
}

const builder = { program, node: process.execPath, env }

/** A process that waits for a site to make, as a worker has one. */
export function openTestStandBy(): StandBy {
  const standBy = openStandBy(builder, scratchFolder())
  onTestFinished(() => standBy.close())
  return standBy
}

/** What a worker works with, here in the test's own process. */
export async function openShop(
  store: ContentStore = createMemoryContent(),
): Promise<Workshop & { readonly database: Database; readonly content: ContentKeeper }> {
  const database = await openTestHub()
  return {
    database,
    content: createContent(store, { ...usualPatience, firstWait: 1, longestWait: 4 }),
    builder,
    standBy: { take: () => undefined, prepare: () => {} },
    git: { protocols: ['file'], env },
    reader: createSiteReader(),
    scratch: scratchFolder(),
    maker: { version: '0.0.0', since: 0, identity: 'test' },
    now: () => new Date(),
    log: () => {},
    metrics: createMetrics(),
    search: undefined,
  }
}

/** Bytes by address of what the hub shows of a view, the view of everybody if there is one alone. */
export async function shownFiles(
  { database, content }: Pick<Workshop, 'database' | 'content'>,
  view?: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const pages = await database.query<{ address: string; digest: string }>(
    'select address, digest from pages where $1::bigint is null or view = $1 order by address',
    [view ?? null],
  )
  const files = new Map<string, Buffer>()
  for (const { address, digest } of pages) files.set(address, (await content.read(digest))!)
  return files
}

/** The same of `hortus build`, by a program that has never seen the garden; of a folder that is called like the garden. */
export async function builtFiles(folder: string, garden: GardenRecord): Promise<ReadonlyMap<string, Buffer>> {
  const own = scratchFolder()
  const out = join(own, 'site')
  const flags = buildFlags(garden, { mostFiles: 200_000 })
  const { code, stderr } = await runHortus(['build', folder, '--out', out, ...flags], {
    env: {
      XDG_CACHE_HOME: join(own, 'cache'),
      XDG_STATE_HOME: join(own, 'state'),
      TZ: 'UTC',
      FORCE_COLOR: undefined,
    },
  })
  if (code === null || code > 1) throw new Error(stderr)
  const files = new Map<string, Buffer>()
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(file.slice(out.length + 1), readFileSync(file))
  }
  for (const name of ['.hortus-site.json', '_headers', '_redirects', '.nojekyll']) files.delete(name)
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What differs, by address, in words; nothing where both are the same. */
export function differences(
  one: ReadonlyMap<string, Buffer>,
  other: ReadonlyMap<string, Buffer>,
): readonly string[] {
  const addresses = new Set([...one.keys(), ...other.keys()])
  return [...addresses].flatMap((address) => {
    const [first, second] = [one.get(address), other.get(address)]
    if (first === undefined) return [`${address}: only in the second`]
    if (second === undefined) return [`${address}: only in the first`]
    return first.equals(second) ? [] : [`${address}: other bytes`]
  })
}
