/**
 * Measures a hub with its database, its store in a folder, its workers, its server and whoever asks all on this machine:
 * `node test/bench/hub/measure-hub.mjs [gardens] [notes]`, 40 gardens of 250 notes without them. Prints one JSON object.
 */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { createSeededRandom } from '../../../src/model/seeded-random.ts'
import { findFreePort } from '../find-free-port.mjs'
import { writeSyntheticGarden } from '../synthetic-garden.mjs'
import { ask, askSteadily, loadNow, quantiles, round, until } from './ask-hub.mjs'

const [gardens = 40, notes = 250] = process.argv.slice(2).map(Number)
const pushes = Number(process.env.HORTUS_BENCH_PUSHES ?? 60)
const size = { pushes, seconds: Number(process.env.HORTUS_BENCH_SECONDS ?? 20), perSecond: 200 }

const program = fileURLToPath(new URL('../../../dist/hortus.js', import.meta.url))
const address = process.env.HORTUS_TEST_DATABASE ?? 'postgres://postgres@127.0.0.1:5432/test'
const scratch = mkdtempSync(join(tmpdir(), 'hortus-hub-bench-'))
const say = (line) => console.error(line)
const started = []
const schemas = []

const database = new Client({ connectionString: address })
await database.connect()
try {
  const repositories = Array.from({ length: gardens }, (_, i) => makeRepository(i))
  const one = await makeAll(repositories, 1)
  say(`one worker: ${one.seconds} s`)
  await one.end()
  const two = await makeAll(repositories, 2)
  say(`two workers: ${two.seconds} s`)
  const pushes = await measurePushes(two, repositories)
  say(`pushes: ${JSON.stringify(pushes)}`)
  const rows = await measureRows(two)
  say(`rows: ${JSON.stringify(rows)}`)
  const readers = await measureReaders(two)
  say(`readers: ${JSON.stringify(readers)}`)
  const [processor] = cpus()
  console.log(
    JSON.stringify({
      machine: `${cpus().length} × ${processor.model}, shared by all of it, load ${loadNow()}`,
      gardens,
      notes: gardens * notes,
      making: { oneWorker: one.seconds, twoWorkers: two.seconds, ratio: round(one.seconds / two.seconds) },
      pushToVisible: pushes,
      rows,
      readers,
    }),
  )
} finally {
  for (const child of started) child.kill('SIGKILL')
  await sleep(500)
  for (const schema of schemas)
    for (const name of [`${schema}_jobs`, schema])
      await database.query(`drop schema if exists ${name} cascade`)
  await database.end()
  rmSync(scratch, { recursive: true, force: true })
}

function git(folder, ...args) {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'gc.auto=0']
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' })
}

function makeRepository(index) {
  const folder = join(scratch, `repository-${index}`)
  mkdirSync(folder)
  git(folder, 'init', '-q', '-b', 'main')
  writeSyntheticGarden(folder, notes, index + 1)
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'all')
  return folder
}

/** A new hub with all gardens, made by so many workers; seconds from the first start until all are shown. */
async function makeAll(repositories, workers) {
  const schema = `hub_bench_${randomBytes(4).toString('hex')}`
  schemas.push(schema)
  const env = {
    PATH: process.env.PATH,
    HORTUS_HUB_DATABASE: address,
    HORTUS_HUB_SCHEMA: schema,
    HORTUS_HUB_STORE: `file://${join(scratch, schema)}`,
    HORTUS_HUB_PROTOCOLS: 'file',
    XDG_CACHE_HOME: join(scratch, `cache-${schema}`),
  }
  const run = promisify(execFile)
  const hub = (...args) => run(process.execPath, [program, 'hub', ...args], { env })
  await hub('migrate')
  for (const [i, folder] of repositories.entries())
    await hub('add', `t${i}/notes`, `file://${folder}`, '--public')
  const start = (...args) => {
    const child = spawn(process.execPath, [program, 'hub', ...args], { env, stdio: 'ignore' })
    started.push(child)
    return child
  }
  const began = performance.now()
  const running = Array.from({ length: workers }, () => start('work', '--poll', '0', '--threads', '1'))
  for (;;) {
    const { rows } = await database.query(
      `select count(*)::int as count from ${schema}.pushes where ended_at is null`,
    )
    if (rows[0].count === 0) break
    await sleep(100)
  }
  const seconds = round((performance.now() - began) / 1000)
  return {
    schema,
    seconds,
    start,
    async end() {
      for (const child of running) child.kill('SIGTERM')
      await Promise.all(running.map((child) => new Promise((done) => child.once('exit', done))))
    },
  }
}

/** From a signed notice of a push, one at a time, until a reader gets the new page. */
async function measurePushes(hub, repositories) {
  const port = await findFreePort()
  hub.start(
    'serve',
    '--port',
    String(port),
    '--host',
    '127.0.0.1',
    '--watch-port',
    String(await findFreePort()),
  )
  hub.port = port
  await until(async () => (await ask(port, '/t0/notes/')).status === 200)
  const { rows } = await database.query(`select tenant, hook_secret as secret from ${hub.schema}.gardens`)
  const secretByTenant = new Map(rows.map(({ tenant, secret }) => [tenant, secret]))
  const random = createSeededRandom(1)
  const seconds = []
  for (let push = 0; push < size.pushes; push++) {
    const at = Math.floor(random() * gardens)
    const word = `word${push}x`
    appendFileSync(join(repositories[at], 'folder 0', 'page 0.md'), `\n${word}\n`)
    git(repositories[at], 'commit', '-qam', word)
    const body = JSON.stringify({ ref: 'refs/heads/main', after: word })
    const signature = createHmac('sha256', secretByTenant.get(`t${at}`))
      .update(body)
      .digest('hex')
    const began = performance.now()
    await ask(port, `/-/hook/t${at}/notes`, {
      method: 'POST',
      body,
      headers: { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${signature}` },
    })
    await until(async () => (await ask(port, `/t${at}/notes/folder-0/page-0/`)).text.includes(word))
    seconds.push((performance.now() - began) / 1000)
  }
  return { count: seconds.length, ...quantiles(seconds, 'seconds') }
}

/** What the tables take, with their indexes. */
async function measureRows({ schema }) {
  const tables = ['pages', 'contents', 'search_terms', 'search_texts']
  const entries = tables.map(async (name) => {
    const { rows } = await database.query(
      `select (select count(*) from ${schema}.${name})::int as count, pg_total_relation_size('${schema}.${name}')::float8 as bytes`,
    )
    const [{ count, bytes }] = rows
    return [name, { count, bytes, each: Math.round(bytes / count) }]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Readers who come at their own times, whether the ones before have their page or not. */
async function measureReaders({ schema, port }) {
  const { rows } = await database.query(
    `select '/' || tenant || '/notes/' || address as path from ${schema}.pages
     join ${schema}.views on views.id = view join ${schema}.gardens on gardens.id = garden
     where address like '%/index.html' order by md5(address || tenant) limit 2000`,
  )
  const random = createSeededRandom(2)
  const pick = () => rows[Math.floor(random() * rows.length)].path
  const paths = Array.from({ length: size.seconds * size.perSecond }, () =>
    encodeURI(pick().replace(/index\.html$/, '')),
  )
  return askSteadily(port, paths, { perSecond: size.perSecond, headers: { 'accept-encoding': 'br' } })
}
