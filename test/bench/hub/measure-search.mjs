/**
 * Asks a hub that is there already for what its notes say, through a server of its own:
 * `node test/bench/hub/measure-search.mjs [per second] [seconds]`, with the hub's variables in the environment. Words come half from
 * texts as they stand, so the commonest most, and half from all that are in the index; no query is asked twice but by chance.
 * Prints one JSON object. `HORTUS_BENCH_NODE` is for more options of the server, such as `--cpu-prof`.
 */
import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { createSeededRandom } from '../../../src/model/seeded-random.ts'
import { findFreePort } from '../find-free-port.mjs'
import { ask, askSteadily, loadNow, processorSeconds, round, until } from './ask-hub.mjs'

const [perSecond = 50, seconds = 20] = process.argv.slice(2).map(Number)
const program = fileURLToPath(new URL('../../../dist/hortus.js', import.meta.url))
const { HORTUS_HUB_DATABASE: address, HORTUS_HUB_SCHEMA: schema = 'hub' } = process.env
const warmUp = 100

const database = new Client({ connectionString: address })
await database.connect()
const port = await findFreePort()
const options = (process.env.HORTUS_BENCH_NODE ?? '').split(' ').filter(Boolean)
const watch = ['--watch-port', String(await findFreePort())]
const server = spawn(
  process.execPath,
  [...options, program, 'hub', 'serve', '--port', String(port), '--host', '127.0.0.1', ...watch],
  { stdio: 'ignore' },
)
try {
  await until(async () => (await ask(port, '/')).text.includes('<li>'))
  const paths = (await makeQueries(warmUp + perSecond * seconds)).map(
    (query) => `/-/search?format=json&q=${encodeURIComponent(query)}`,
  )
  await askSteadily(port, paths.slice(0, warmUp), { perSecond: 10 })
  const backends = await readBackends()
  const before = [processorSeconds([server.pid]), processorSeconds(backends)]
  const load = loadNow()
  const times = await askSteadily(port, paths.slice(warmUp), { perSecond })
  const each = (after, at) => round(((after - before[at]) * 1000) / times.count)
  const { rows } = await database.query(
    `select count(*)::int as gardens, sum((head::json ->> 'noteCount')::int)::int as notes from ${schema}.search_views where head <> ''`,
  )
  console.log(
    JSON.stringify({
      machine: `${cpus().length} × ${cpus()[0].model}, load ${load} before and ${loadNow()} after`,
      ...rows[0],
      times,
      processorMsEach: {
        server: each(processorSeconds([server.pid]), 0),
        database: each(processorSeconds(backends), 1),
      },
    }),
  )
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  await database.end()
}

/** Processes of the database that answer the server, where they run on this machine. */
async function readBackends() {
  const { rows } = await database.query(
    `select pid from pg_stat_activity where application_name = 'hortus hub'`,
  )
  return rows.map(({ pid }) => pid)
}

async function makeQueries(count) {
  const random = createSeededRandom(11)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const { rows: keys } = await database.query(
    `select key from ${schema}.search_terms tablesample system (1) where key ~ '^[a-z]+$' limit 20000`,
  )
  const { rows: texts } = await database.query(
    `select body from ${schema}.search_texts tablesample system (2) limit 400`,
  )
  const said = texts.flatMap(
    ({ body }) =>
      body
        .toString()
        .toLowerCase()
        .match(/[a-z]{2,}/g) ?? [],
  )
  const word = () => (random() < 0.5 ? pick(said) : pick(keys).key)
  const kinds = [
    () => `${word()} `,
    () => word().slice(0, 2 + Math.floor(random() * 4)),
    () => `${word()} ${word()}`,
    () => `${word()} ${word()}`,
    () => `${word()} ${word()} ${word()} `,
    () => word().replace(/.$/, 'x'),
    () => `"${word()} ${word()}"`,
    () => `${word()} -${word()}`,
  ]
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]())
}
