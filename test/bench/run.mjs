import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../src/start/ensure-built.mjs'
import { findAccountant } from './accountants.mjs'
import { isMissed, judgeBars } from './bars.mjs'
import { findGardens } from './find-gardens.mjs'
import { fitGrowth } from './growth.mjs'
import { findHortus, withSettings } from './hortus.mjs'
import { measureFirstPage } from './measure-first-page.mjs'
import { measureSession } from './measure-session.mjs'
import { findEleventy } from './peers/eleventy.mjs'
import { findFloor } from './peers/floor.mjs'
import { findHugo, findHugoWithPagefind } from './peers/hugo.mjs'
import { readRequest, usage } from './read-request.mjs'
import { renderMeasuredPage, renderReport } from './report.mjs'
import { runBuilds } from './run-builds.mjs'
import { createScratchFolder } from './scratch-folder.mjs'

const projectDir = fileURLToPath(new URL('../..', import.meta.url))
const request = readRequestOrExit()
const say = (line) => console.error(line)
if (request.hortus === undefined && !ensureBuilt(projectDir, say)) process.exit(2)

const scratch = createScratchFolder(request.scratch)
process.on('exit', scratch.remove)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

if (request.only?.includes('search')) {
  const { runSearchBench } = await import('./search/run.mjs')
  const missed = (
    await runSearchBench({ projectDir, scratch, only: request.only, json: request.json, say })
  ).filter(isMissed)
  process.exit(missed.length > 0 ? 1 : 0)
}

if (request.only?.some((name) => name === 'map' || name === 'map-100000')) {
  const { runMapBench } = await import('./map/run.mjs')
  const bars = await runMapBench({ projectDir, scratch, only: request.only, json: request.json, say })
  process.exit(bars.some(isMissed) ? 1 : 0)
}

if (request.only?.includes('simulations')) {
  const { runSimulationsBench } = await import('./simulations/run.mjs')
  const bars = await runSimulationsBench({ projectDir, scratch, json: request.json, say })
  process.exit(bars.some(isMissed) ? 1 : 0)
}

const hortus = findHortus(projectDir, request.hortus)
if (request.only?.includes('writing')) {
  const { runWritingBench } = await import('./writing/run.mjs')
  const bars = await runWritingBench({ projectDir, scratch, hortus, json: request.json, say })
  process.exit(bars.some(isMissed) ? 1 : 0)
}

const accountant = findAccountant()
const found =
  request.without.length > 0
    ? [[], ...request.without].map((features) => withSettings(hortus, request.settings, features))
    : [
        hortus,
        findHugoWithPagefind(projectDir),
        findHugo(),
        findEleventy(projectDir, request.eleventy),
        findFloor(),
      ]
const tools = found.filter((tool) => tool.absent === undefined)
const absent = found.flatMap((tool) => tool.absent ?? [])

const gardens = []
for (const garden of chooseGardens()) {
  say(`${garden.name}…`)
  const dir = join(scratch.path, garden.name)
  const notesDir = join(dir, 'garden')
  const notes = garden.write(notesDir)
  const rows = await runBuilds(tools, notesDir, notes, { runs: request.runs, dir, accountant, say })
  const firstPage = garden.isGrown ? undefined : await measureFirstPage(hortus, notesDir)
  // Last, because it leaves its edits in the notes.
  const isInSession = request.hortus === undefined && !(garden.isGrown && notes < 30_000)
  const session = isInSession ? await measureSession(projectDir, notesDir) : undefined
  gardens.push({ name: garden.name, isGrown: garden.isGrown, notes, rows, firstPage, session })
  scratch.discard(dir)
}

const growth = fitGrowth(gardens)
const exponent = growth.find(({ name }) => name === hortus.name)?.exponent
const bars = judgeBars({ gardens, exponent })
const machine = [
  `${cpus()[0].model}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}, ${process.platform}. ` +
    `Whole processes, cold (no site and no cache of theirs, files in the system's cache), median of ${request.runs}; ` +
    `accounts by ${accountant.name}. Written ${scratch.note}.`,
]
const report = renderReport({ machine, tools, absent, gardens, growth, bars })
console.log(report)
if (request.docs) writeFileSync(join(projectDir, 'docs/measured.md'), renderMeasuredPage(report))
if (request.json)
  writeFileSync(
    request.json,
    `${JSON.stringify({ machine, tools, absent, gardens, growth, bars }, null, 2)}\n`,
  )

const hasFailed = gardens.some(({ rows }) =>
  rows.some(({ tool, failure }) => tool === hortus.name && failure),
)
process.exitCode = hasFailed || bars.some(isMissed) ? 1 : 0

function chooseGardens() {
  const all = findGardens(projectDir, scratch.path).filter((garden) => !request.quick || !garden.isGrown)
  const unknown = request.only?.filter((name) => !all.some((garden) => garden.name === name)) ?? []
  if (unknown.length > 0) {
    console.error(`--only ${unknown}: expected ${all.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  return all.filter(({ name }) => request.only === undefined || request.only.includes(name))
}

function readRequestOrExit() {
  try {
    const asked = readRequest(process.argv.slice(2))
    if (!asked.help) return asked
    console.log(usage)
    process.exit(0)
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`)
    process.exit(2)
  }
}
