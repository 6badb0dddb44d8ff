import { execFile, execFileSync, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { findFreePort } from '../find-free-port.mjs'
import { writeSyntheticGarden } from '../synthetic-garden.mjs'
import { ask, until } from './ask-hub.mjs'

/** The built program; `HORTUS_BENCH_PROGRAM` names another one, which nobody builds anew meanwhile. */
const program =
  process.env.HORTUS_BENCH_PROGRAM ?? fileURLToPath(new URL('../../../dist/hortus.js', import.meta.url))
const address = process.env.HORTUS_TEST_DATABASE ?? 'postgres://postgres@127.0.0.1:5432/test'

/**
 * A place for hubs that are measured: `{ scratch, database, openHub, close }`. What was started in it ends with {@link close},
 * and nothing of it stays.
 */
export async function openBench() {
  const scratch = mkdtempSync(join(tmpdir(), 'hortus-hub-bench-'))
  const database = new Client({ connectionString: address })
  await database.connect()
  const schemas = []
  const started = []
  return {
    scratch,
    database,
    async openHub() {
      const schema = `${process.env.HORTUS_BENCH_SCHEMA ?? 'hub_bench'}_${randomBytes(4).toString('hex')}`
      schemas.push(schema)
      const hub = hubIn(schema, scratch, started)
      await hub.run('migrate')
      return hub
    },
    async close() {
      for (const child of started) child.kill('SIGKILL')
      await sleep(500)
      for (const schema of schemas)
        for (const name of [`${schema}_jobs`, schema])
          await database.query(`drop schema if exists ${name} cascade`)
      await database.end()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

function hubIn(schema, scratch, started) {
  const env = {
    PATH: process.env.PATH,
    HORTUS_HUB_DATABASE: address,
    HORTUS_HUB_SCHEMA: schema,
    HORTUS_HUB_STORE: `file://${join(scratch, schema)}`,
    HORTUS_HUB_PROTOCOLS: 'file',
    XDG_CACHE_HOME: join(scratch, `cache-${schema}`),
  }
  const start = (...args) => {
    const child = spawn(process.execPath, [program, 'hub', ...args], { env, stdio: 'ignore' })
    started.push(child)
    return child
  }
  return {
    schema,
    start,
    /** One command, until it ends. */
    run: (...args) => promisify(execFile)(process.execPath, [program, 'hub', ...args], { env }),
    startWorker: () => start('work', '--poll', '0', '--threads', '1'),
    /** Serves, and gives the port and the process when it answers. */
    async serve() {
      const port = await findFreePort()
      const watchPort = await findFreePort()
      const server = start(
        ...['serve', '--port', `${port}`, '--host', '127.0.0.1', '--watch-port', `${watchPort}`],
      )
      await until(async () => (await ask(port, '/')).status === 200)
      return { port, server }
    },
  }
}

/** Runs git in a folder, as somebody. */
export function git(folder, ...args) {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'gc.auto=0']
  return execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' })
}

/** A repository of so many notes; the same seed gives the same ones. */
export function makeRepository(folder, notes, seed) {
  mkdirSync(folder)
  git(folder, 'init', '-q', '-b', 'main')
  writeSyntheticGarden(folder, notes, seed)
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'all')
  return folder
}

/** Tells a hub of a push as GitHub does. */
export function tellPush(port, path, { secret, commit }) {
  const body = JSON.stringify({ ref: 'refs/heads/main', after: commit })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return ask(port, `/-/hook/${path}`, {
    method: 'POST',
    body,
    headers: { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${signature}` },
  })
}

/** The secrets of the gardens of a hub, by their paths. */
export async function readSecrets(database, { schema }) {
  const { rows } = await database.query(
    `select tenant || '/' || name as path, hook_secret as secret from ${schema}.gardens`,
  )
  return new Map(rows.map(({ path, secret }) => [path, secret]))
}

/** Waits until no push waits. */
export function untilMade(database, { schema }) {
  return until(async () => {
    const { rows } = await database.query(
      `select count(*)::int as count from ${schema}.pushes where ended_at is null`,
    )
    return rows[0].count === 0
  }, 100)
}

/** Pushes a word to one note, and gives the seconds from the signed notice until a reader gets its page with the word. */
export async function timePush({ port, secretByPath }, folder, path, word) {
  appendFileSync(join(folder, 'folder 0', 'page 0.md'), `\n${word}\n`)
  git(folder, 'commit', '-qam', word)
  const began = performance.now()
  await tellPush(port, path, { secret: secretByPath.get(path), commit: word })
  await until(async () => (await ask(port, `/${path}/folder-0/page-0/`)).text.includes(word))
  return (performance.now() - began) / 1000
}
