/**
 * Measures what a hostile tenant costs the others of a hub: `node test/bench/hub/measure-hostile.mjs [rounds] [pushes]`, four
 * rounds of ten pushes without them. Five gardens of 250 notes each are pushed to, one push at a time; in every other stretch
 * of ten pushes the hostile tenant pushes as fast as ten thousand pushes in ten minutes are. Its garden has four notes of 50
 * MB, which change now and then, and twenty of nearly a megabyte. Prints one JSON object.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSeededRandom } from '../../../src/model/seeded-random.ts'
import { percentile } from '../statistics.mjs'
import { loadNow, processorSeconds, quantiles, round } from './ask-hub.mjs'
import { git, makeRepository, openBench, readSecrets, tellPush, timePush, untilMade } from './bench-hub.mjs'

const [rounds = 4, pushes = 10] = process.argv.slice(2).map(Number)
const others = 5
const hostile = { commits: 10_000, perSecond: 10_000 / 600, bigEvery: 2_500, path: 'hostile/notes' }

const say = (line) => console.error(line)
const bench = await openBench()
const { database } = bench
try {
  const folders = Array.from({ length: others }, (_, i) =>
    makeRepository(join(bench.scratch, `repository-${i}`), 250, i + 1),
  )
  const hostileGarden = await makeHostile(join(bench.scratch, 'hostile'))
  say('repositories are there')
  const hub = await bench.openHub()
  for (const [i, folder] of folders.entries())
    await hub.run('add', `t${i}/notes`, `file://${folder}`, '--public')
  await hub.run('add', hostile.path, `file://${hostileGarden.folder}`, '--public')
  const workers = [hub.startWorker(), hub.startWorker()].map(({ pid }) => pid)
  await untilMade(database, hub)
  say('gardens are there')
  const { port, server } = await hub.serve()
  const to = { port, secretByPath: await readSecrets(database, hub) }
  const stretches = { quiet: [], hostile: [] }
  let told = 0
  let word = 0
  const random = createSeededRandom(1)
  for (let round = 0; round < rounds * 2; round++) {
    // Which comes first takes turns, so that what else the machine does falls on both.
    const kind = [0, 3].includes(round % 4) ? 'quiet' : 'hostile'
    const ending = new AbortController()
    const attack = kind === 'hostile' ? pushSteadily(to, hostileGarden, ending.signal) : undefined
    if (attack !== undefined) await sleep(3_000)
    const before = processorSeconds([server.pid, ...workers])
    const madeBefore = await countMade(hub)
    const began = performance.now()
    const seconds = []
    for (let push = 0; push < pushes; push++) {
      const at = Math.floor(random() * others)
      seconds.push(await timePush(to, folders[at], `t${at}/notes`, `word${word++}x`))
    }
    const cpu = processorSeconds([server.pid, ...workers]) - before
    const wall = (performance.now() - began) / 1000
    const made = (await countMade(hub)) - madeBefore
    stretches[kind].push({ seconds, cpu, wall, made, load: loadNow() })
    ending.abort()
    told += (await attack) ?? 0
    if (round + 1 < rounds * 2) await untilMade(database, hub)
    say(`${kind}: ${JSON.stringify(stretches[kind].at(-1))}`)
  }
  const medianOf = (kind) =>
    percentile(
      stretches[kind].flatMap(({ seconds }) => seconds),
      0.5,
    )
  const report = ({ length }, kind) => ({
    stretches: length,
    pushToVisible: quantiles(
      stretches[kind].flatMap(({ seconds }) => seconds),
      'seconds',
    ),
    hostileMade: stretches[kind].reduce((sum, { made }) => sum + made, 0),
    processorSeconds: round(stretches[kind].reduce((sum, { cpu }) => sum + cpu, 0)),
    wallSeconds: round(stretches[kind].reduce((sum, { wall }) => sum + wall, 0)),
    loads: stretches[kind].map(({ load }) => load),
  })
  console.log(
    JSON.stringify({
      machine: `${cpus().length} × ${cpus()[0].model}, shared by all of it`,
      pushesPerStretch: pushes,
      hostilePushesTold: told,
      quiet: report(stretches.quiet, 'quiet'),
      hostile: report(stretches.hostile, 'hostile'),
      ratioOfMedians: round(medianOf('hostile') / medianOf('quiet')),
    }),
  )
} finally {
  await bench.close()
}

/** Makings of the hostile garden so far. */
async function countMade({ schema }) {
  const { rows } = await database.query(
    `select count(*)::int as count from ${schema}.audit where garden = $1 and action = 'view-made'`,
    [hostile.path],
  )
  return rows[0].count
}

/** Pushes commit after commit to the hostile garden until the signal; how many. */
async function pushSteadily({ port, secretByPath }, garden, signal) {
  const secret = secretByPath.get(hostile.path)
  const waiting = []
  const began = performance.now()
  let [count, missed] = [0, 0]
  for (; !signal.aborted; count++) {
    const due = began + (count * 1000) / hostile.perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    const commit = garden.next()
    // A server that is so busy may cut a notice off: one less was told.
    waiting.push(tellPush(port, hostile.path, { secret, commit }).catch(() => missed++))
  }
  await Promise.all(waiting)
  return count - missed
}

/** The hostile repository, with all its commits; `next` moves its branch to the next one and gives its name. */
async function makeHostile(folder) {
  mkdirSync(folder)
  git(folder, 'init', '-q', '-b', 'main')
  const random = createSeededRandom(9)
  const line = () =>
    `${Math.floor(random() * 1e9).toString(36)} [[Big ${Math.floor(random() * 4)}]] of words\n`
  const text = (bytes) => Buffer.alloc(bytes, `# ${line()}\n${Array.from({ length: 4_000 }, line).join('')}`)
  const importing = spawn('git', ['-c', 'core.compression=0', 'fast-import', '--quiet', '--depth=0'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve, reject) =>
    importing.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`fast-import: ${code}`)))),
  )
  const put = async (piece) => {
    if (!importing.stdin.write(piece)) await new Promise((resolve) => importing.stdin.once('drain', resolve))
  }
  const file = async (name, content) => {
    await put(`M 644 inline ${name}\ndata ${content.length}\n`)
    await put(content)
    await put('\n')
  }
  for (let i = 0; i <= hostile.commits; i++) {
    await put(
      `commit refs/heads/all\nmark :${i + 1}\ncommitter H <h@example.org> ${1_700_000_000 + i} +0000\ndata 1\np\n`,
    )
    await file('Small.md', `# Small\n\nPush ${i} to [[Big 1]].\n`)
    if (i % hostile.bigEvery === 0) await file(`Big ${(i / hostile.bigEvery) % 4}.md`, text(50_000_000))
    if (i === 0) for (let big = 1; big < 4; big++) await file(`Big ${big}.md`, text(50_000_000))
    if (i === 0) for (let part = 0; part < 20; part++) await file(`Part ${part}.md`, text(1_000_000))
  }
  importing.stdin.end()
  await ended
  const commits = `${git(folder, 'rev-list', '--reverse', 'all')}`.trim().split('\n')
  let at = 0
  const next = () => {
    const commit = commits[at++ % commits.length]
    // As a push does it at last, without starting a program for each.
    writeFileSync(join(folder, '.git/refs/heads/main'), `${commit}\n`)
    return commit
  }
  next()
  return { folder, next }
}
