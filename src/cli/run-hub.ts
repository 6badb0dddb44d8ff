import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  add,
  grant,
  grantWriting,
  limit,
  listStates,
  remove,
  revoke,
  revokeWriting,
} from '../hub/administer.ts'
import { type ContentKeeper, createContent, usualPatience } from '../hub/content/content.ts'
import { openContent } from '../hub/content/open-content.ts'
import { type Database, openDatabase } from '../hub/database/database.ts'
import { migrate, requireTables } from '../hub/database/migrate.ts'
import { migrations } from '../hub/database/migrations.ts'
import { endWhenStuck } from '../hub/end-when-stuck.ts'
import { audit } from '../hub/gardens/audit.ts'
import { getGarden } from '../hub/gardens/garden-record.ts'
import { notePush } from '../hub/gardens/pushes.ts'
import { everybody, type Permission } from '../hub/gardens/verdicts.ts'
import { createLog } from '../hub/log.ts'
import { createMetrics } from '../hub/metrics.ts'
import { startHub } from '../hub/serve/run-server.ts'
import { readSettings, readSignIn } from '../hub/settings.ts'
import { mend, tidy } from '../hub/tidy.ts'
import { startWatch } from '../hub/watch.ts'
import { askBranch } from '../hub/work/ask-branch.ts'
import { createSiteReader } from '../hub/work/read-site.ts'
import { startWorker } from '../hub/work/run-worker.ts'
import { engineIdentity, engineSince } from '../session/engine-files.ts'
import { fileErrorCode } from '../store/file-error-code.ts'
import { readVersion } from '../store/read-version.ts'
import { countOf } from '../text/count-of.ts'
import { cacheFolder } from './cache-folder.ts'
import { gitSettings, passedEnvironment } from './hub-environment.ts'
import type { AddFlags, LimitFlags, ServeFlags, TidyFlags, WorkFlags } from './hub-flags.ts'
import { openHubSearch } from './open-hub-search.ts'
import type { Terminal } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

/** Opens the database for one command. */
async function withDatabase<Answer>(work: (database: Database) => Promise<Answer>): Promise<Answer> {
  const { database: address, schema } = readSettings(process.env)
  const database = openDatabase(address, schema)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Who is at the command line, for the audit log. */
function operator(): string {
  return `command line: ${userInfo().username}`
}

/** `hortus hub migrate`. */
export function runMigrate(terminal: Terminal, to: number = migrations.length): Promise<void> {
  return withDatabase(async (database) => {
    const from = await migrate(database, to)
    if (to > 0)
      await audit(database.query, { actor: operator(), action: 'tables-migrated', detail: { from, to } })
    terminal.out(
      from === to ? `The tables have version ${to}` : `The tables went from version ${from} to ${to}`,
    )
  })
}

/** The branch of a repository that could not be asked. */
const usualBranch = 'main'

/** `hortus hub add`. */
export function runAdd(terminal: Terminal, path: string, gitUrl: string, flags: AddFlags): Promise<void> {
  return withDatabase(async (database) => {
    await requireTables(database)
    const branch = flags.branch ?? (await askBranch(gitUrl, gitSettings()))
    const { hookSecret } = await add(database, operator(), {
      path,
      gitUrl,
      branch: branch ?? usualBranch,
      isTrusted: flags.trust === true,
      publish: flags.publish ?? null,
      readers: [...flags.read, ...(flags.public === true ? [everybody] : [])],
    })
    terminal.out(`${path} is made as soon as a worker runs. Pushes are told to /-/hook/${path}`)
    terminal.out(`  with the secret  ${hookSecret}`)
    if (flags.branch === undefined)
      terminal.out(
        branch === undefined
          ? `  The repository did not answer here; its branch is taken to be ${usualBranch} (--branch names another)`
          : `  Its branch is ${branch}`,
      )
  })
}

/** `hortus hub remove`. */
export function runRemove(path: string): Promise<void> {
  return withDatabase((database) => remove(database, operator(), path))
}

/** `hortus hub list`. */
export function runList(terminal: Terminal, json: boolean): Promise<void> {
  return withDatabase(async (database) => {
    await requireTables(database)
    const gardens = await listStates(database)
    if (json) return terminal.out(JSON.stringify({ gardens }))
    for (const { path, shown, views, waiting, failure, trouble } of gardens) {
      const waits = waiting > 0 ? `, ${countOf(waiting, 'push').replace('pushs', 'pushes')} waiting` : ''
      terminal.out(`${path}: ${shown} of ${countOf(views, 'view')} shown${waits}`)
      if (failure !== null) terminal.out(`  the last push is not shown: ${failure}`)
      if (trouble !== null) terminal.out(`  trying again: ${trouble}`)
    }
  })
}

/** `hortus hub grant` and `hortus hub revoke`. */
export function runPermission(
  what: keyof typeof permissionChanges,
  path: string,
  permission: Permission,
): Promise<void> {
  return withDatabase(async (database) => {
    await requireTables(database)
    await permissionChanges[what](database, operator(), path, permission)
  })
}

const permissionChanges = {
  grant,
  revoke,
  'grant-writing': grantWriting,
  'revoke-writing': revokeWriting,
} as const

/** `hortus hub limits`. */
export function runLimits(terminal: Terminal, tenant: string, flags: LimitFlags): Promise<void> {
  const { files, bytes, seconds, memory, atOnce, share } = flags
  return withDatabase(async (database) => {
    const limits = await limit(database, operator(), tenant, {
      ...(files !== undefined && { mostFiles: files }),
      ...(bytes !== undefined && { mostBytes: bytes }),
      ...(seconds !== undefined && { mostSeconds: seconds }),
      ...(memory !== undefined && { mostMemory: memory }),
      ...(atOnce !== undefined && { mostAtOnce: atOnce }),
      ...(share !== undefined && { mostShare: share }),
    })
    for (const [name, value] of Object.entries(limits)) terminal.out(`${name}: ${value}`)
  })
}

/** `hortus hub push`. */
export function runPush(path: string): Promise<void> {
  return withDatabase(async ({ query }) => {
    const { id } = await getGarden(query, path)
    await notePush(query, { garden: id, cause: 'hand' })
  })
}

/** `hortus hub work`: makes gardens until the process is told to end. */
export async function runWork(
  terminal: Terminal,
  { poll, folder, threads, watchHost, watchPort }: WorkFlags,
): Promise<void> {
  const settings = readSettings(process.env)
  const database = openDatabase(settings.database, settings.schema)
  const env = passedEnvironment()
  const log = createLog(
    (line) => terminal.out(line),
    () => new Date(),
  )
  const ended = untilSignal()
  const stopMinding = endWhenStuck(log)
  try {
    const metrics = createMetrics()
    const worker = await startWorker(
      {
        database,
        content: createContent(openContent(settings.store, settings.env)),
        builder: {
          program: fileURLToPath(new URL('hortus.js', import.meta.url)),
          node: process.execPath,
          env,
          ...(threads !== undefined && { threads: Math.max(1, threads) }),
        },
        git: gitSettings(),
        reader: createSiteReader(),
        maker: { version: readVersion(), since: engineSince(), identity: engineIdentity() },
        now: () => new Date(),
        log,
        metrics,
        search: openHubSearch(settings, database),
      },
      folder === undefined ? join(cacheFolder(), 'hub') : resolve(folder),
      { forgotten: 1_000, poll: poll * 1000 },
    )
    try {
      const health = { host: watchHost, metrics, gauges: () => ({}), isReady: () => true }
      const watch = watchPort && (await startWatch({ ...health, port: watchPort }).catch(tellTaken))
      await ended
      if (watch) await watch.close()
    } finally {
      await worker.close()
    }
  } finally {
    stopMinding()
    await database.close()
  }
}

/** People pause for a moment at the end of a sentence. */
const savingTimes = { pause: 4_000, longest: 60_000, poll: 10_000, retry: 2_000, longestRetry: 60_000 }

/** Somebody waits for the page. */
const servingPatience = { ...usualPatience, attempts: 5, requestTime: 5_000, wholeTime: 10_000 }

/** `hortus hub serve`: answers until the process is told to end. */
export async function runHubServer(terminal: Terminal, flags: ServeFlags): Promise<void> {
  const settings = readSettings(process.env)
  const signIn = readSignIn(process.env)
  if (signIn !== undefined && flags.publicUrl === undefined)
    throw new Error('--public-url is not said, and signing in has to know where browsers find the hub')
  if (flags.write === true && signIn === undefined)
    throw new Error('--write needs a sign-in: HORTUS_HUB_OIDC_ISSUER is not set')
  const database = openDatabase(settings.database, settings.schema)
  const log = createLog(
    (line) => terminal.out(line),
    () => new Date(),
  )
  const ended = untilSignal()
  const stopMinding = endWhenStuck(log)
  try {
    const content = createContent(openContent(settings.store, settings.env), servingPatience)
    const { publicUrl, write, folder, ...where } = flags
    const own = folder === undefined ? join(cacheFolder(), 'hub-writing') : resolve(folder)
    const hub = await startHub(
      { database, content, log, search: openHubSearch(settings, database) },
      {
        ...where,
        publicUrl: publicUrl?.replace(/\/+$/, ''),
        signIn,
        ...(write === true && {
          writing: { git: gitSettings(), scratch: join(own, String(process.pid)), times: savingTimes },
        }),
      },
    ).catch(tellTaken)
    await ended
    await hub.close()
  } finally {
    stopMinding()
    await database.close()
  }
}

/** Says of a port that another program has which options choose another. */
function tellTaken(error: Error & { readonly port?: number }): never {
  if (fileErrorCode(error) !== 'EADDRINUSE') throw error
  throw new Error(
    `port ${error.port} is taken; choose another with --port, or --watch-port for health and metrics`,
  )
}

/** Opens the database and the store for one command. */
function withStore(work: (database: Database, content: ContentKeeper) => Promise<void>): Promise<void> {
  const { store, env } = readSettings(process.env)
  return withDatabase(async (database) => {
    await requireTables(database)
    await work(database, createContent(openContent(store, env)))
  })
}

/** `hortus hub tidy`. */
export function runTidy(terminal: Terminal, { days }: TidyFlags): Promise<void> {
  return withStore(async (database, content) => {
    const { contents, views } = await tidy(database, content, days)
    await openHubSearch(readSettings(process.env), database).tidy()
    terminal.out(`${countOf(contents, 'content')} and ${countOf(views, 'view')} removed`)
  })
}

/** `hortus hub mend`. */
export function runMend(terminal: Terminal): Promise<void> {
  return withStore(async (database, content) => {
    const { contents, gardens } = await mend(database, content)
    terminal.out(`${countOf(contents, 'content')} missing, ${countOf(gardens, 'garden')} to be made anew`)
  })
}
