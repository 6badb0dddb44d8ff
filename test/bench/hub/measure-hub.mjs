/**
 * Measures a hub with its database, its store in a folder, its workers, its server and whoever asks all on this machine:
 * `node test/bench/hub/measure-hub.mjs [gardens] [notes]`, 40 gardens of 250 notes without them. Prints one JSON object.
 */
import { cpus } from 'node:os'
import { join } from 'node:path'
import { createSeededRandom } from '../../../src/model/seeded-random.ts'
import { askSteadily, loadNow, quantiles, round } from './ask-hub.mjs'
import { makeRepository, openBench, readSecrets, timePush, untilMade } from './bench-hub.mjs'

const [gardens = 40, notes = 250] = process.argv.slice(2).map(Number)
const pushes = Number(process.env.HORTUS_BENCH_PUSHES ?? 60)
const size = { pushes, seconds: Number(process.env.HORTUS_BENCH_SECONDS ?? 20), perSecond: 200 }

const say = (line) => console.error(line)
const bench = await openBench()
const { database } = bench
try {
  const repositories = Array.from({ length: gardens }, (_, i) =>
    makeRepository(join(bench.scratch, `repository-${i}`), notes, i + 1),
  )
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
  await bench.close()
}

/** A new hub with all gardens, made by so many workers; seconds from the first start until all are shown. */
async function makeAll(repositories, workers) {
  const hub = await bench.openHub()
  for (const [i, folder] of repositories.entries())
    await hub.run('add', `t${i}/notes`, `file://${folder}`, '--public')
  const began = performance.now()
  const running = Array.from({ length: workers }, hub.startWorker)
  await untilMade(database, hub)
  const seconds = round((performance.now() - began) / 1000)
  return {
    ...hub,
    seconds,
    async end() {
      for (const child of running) child.kill('SIGTERM')
      await Promise.all(running.map((child) => new Promise((done) => child.once('exit', done))))
    },
  }
}

/** From a signed notice of a push, one at a time, until a reader gets the new page. */
async function measurePushes(hub, repositories) {
  const { port } = await hub.serve()
  hub.port = port
  const secretByPath = await readSecrets(database, hub)
  const random = createSeededRandom(1)
  const seconds = []
  for (let push = 0; push < size.pushes; push++) {
    const at = Math.floor(random() * gardens)
    const word = `word${push}x`
    seconds.push(await timePush({ port, secretByPath }, repositories[at], `t${at}/notes`, word))
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
