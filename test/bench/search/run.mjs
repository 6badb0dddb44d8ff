import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { findAccountant } from '../accountants.mjs'
import { findGardens } from '../find-gardens.mjs'
import { isNotePath, listFiles } from '../list-files.mjs'
import { measureProcess } from '../measure-process.mjs'
import { median, percentile } from '../statistics.mjs'
import { makeKnownItems, meanReciprocalRank } from './known-items.mjs'
import { askOurs, askOursCold, openBuiltSearch } from './ours.mjs'
import { askPagefindCold, copySite, findPagefind, openPagefind, pagefindCommand } from './pagefind.mjs'
import { readNotes } from './read-notes.mjs'
import { judgeSearchBars, renderSearchReport } from './report.mjs'
import { startSlowServer } from './slow-server.mjs'

/** Queries for quality, and how many of them are also a cold reader's first. */
const queryCount = 500
const coldCount = 10
const seed = 20_251_121

/** Round trips of 150 ms and 1.6 Mbit/s. */
const slowLine = { roundTripMs: 150, bytesPerMs: 200 }
const fastLine = { roundTripMs: 0, bytesPerMs: 1e6 }

/** What readers type who look for a subject and not for one note. */
const subjects = ['plugin', 'daily notes', 'dark theme', 'sync settings', 'links']

/**
 * Measures search: the site of each garden is built, indexed by Pagefind too, and both are asked the same. Prints the
 * report; gives the bars.
 */
export async function runSearchBench({ projectDir, scratch, only, json, say }) {
  const pagefind = findPagefind(projectDir)
  const accountant = findAccountant()
  const libraryUrl = pathToFileURL(join(projectDir, 'dist/index.js'))
  const library = await import(libraryUrl)
  const browser = await launch()
  const gardens = []
  for (const garden of chooseGardens(projectDir, scratch, only)) {
    say(`search: ${garden.name}…`)
    const dir = join(scratch.path, `search-${garden.name}`)
    const [notesDir, site, peerSite] = ['garden', 'site', 'peer'].map((name) => join(dir, name))
    mkdirSync(dir, { recursive: true })
    garden.write(notesDir)
    const built = await measureProcess(
      [process.execPath, join(projectDir, 'dist/hortus.js'), 'build', notesDir, '--out', site],
      {
        accountant,
        scratchDir: dir,
      },
    )
    // 1 says that the garden has problems; its site is whole.
    if (built.exitCode !== 0 && built.exitCode !== 1)
      throw new Error(`${garden.name} could not be built: ${built.output}`)
    const notes = await readNotes(library, libraryUrl, notesDir)
    const items = makeKnownItems(notes, queryCount, seed)
    const ours = await measureOurs(library, browser, site, items)
    let peer
    if (!pagefind.absent) {
      copySite(site, peerSite)
      const indexed = await measureProcess(pagefindCommand(pagefind, peerSite), {
        accountant,
        scratchDir: dir,
      })
      peer = { ...indexed, ...(await measurePeer(browser, peerSite, items)) }
    }
    const indexing = measureIndexing(libraryUrl, notesDir)
    gardens.push({ name: garden.name, notes: notes.length, ours: { ...ours, ...indexing }, peer })
    scratch.discard(dir)
  }
  await browser.close()
  const bars = judgeSearchBars(gardens)
  console.log(
    renderSearchReport({ gardens, bars, pagefind, queryCount, coldCount: coldCount + subjects.length }),
  )
  if (json) writeFileSync(json, `${JSON.stringify({ gardens, bars }, null, 2)}\n`)
  return bars
}

function chooseGardens(projectDir, scratch, only) {
  const own = {
    name: 'garden',
    isGrown: false,
    source: () => join(projectDir, 'garden'),
  }
  own.write = (folder) => {
    const paths = listFiles(own.source()).filter(isNotePath)
    return copyNotes(own.source(), folder, paths)
  }
  const all = [own, ...findGardens(projectDir, scratch.path)]
  const names = only.filter((name) => name !== 'search')
  return all.filter(({ name, isGrown }) => (names.length > 0 ? names.includes(name) : !isGrown))
}

async function measureOurs(library, browser, site, items) {
  const searcher = await openBuiltSearch(library, site)
  const ranks = new Map()
  for (const item of items) ranks.set(item, (await askOurs(searcher, item.query)).indexOf(item.address) + 1)
  // Everything has been fetched by now: what is left is the time of a query.
  const times = []
  for (const { query } of items) times.push(await quickestOf(3, () => searcher.search(query)))
  const server = await startSlowServer(site)
  const cold = []
  const local = []
  for (const query of coldQueries(items)) {
    cold.push({ query, ...(await askOursCold(browser, server, slowLine, query)) })
    local.push(await askOursCold(browser, server, fastLine, query))
  }
  server.close()
  const files = readdirSync(join(site, '-/search'))
  const bytes = files.reduce((sum, name) => sum + statSync(join(site, '-/search', name)).size, 0)
  return {
    ...qualityOf(items, ranks),
    queryMs: percentile(times, 0.95),
    cold,
    local,
    files: files.length,
    bytes,
  }
}

/** The least of several times in milliseconds: what others do on the machine only ever adds to one. */
async function quickestOf(runs, work) {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now()
    await work()
    least = Math.min(least, performance.now() - startedAt)
  }
  return least
}

async function measurePeer(browser, site, items) {
  const server = await startSlowServer(site)
  const page = await openPagefind(browser, server)
  const ranks = new Map()
  for (const item of items) ranks.set(item, (await page.ask(item.query)).indexOf(item.address) + 1)
  await page.close()
  const cold = []
  for (const query of coldQueries(items))
    cold.push({ query, ...(await askPagefindCold(browser, server, slowLine, query)) })
  server.close()
  const files = listFiles(join(site, 'pagefind'))
  const bytes = files.reduce((sum, name) => sum + statSync(join(site, 'pagefind', name)).size, 0)
  return { ...qualityOf(items, ranks), cold, files: files.length, bytes }
}

/** Processor time of the index alone, beside that of reading and preparing the same notes in the same process. */
function measureIndexing(libraryUrl, notesDir) {
  const program = fileURLToPath(new URL('indexing-program.mjs', import.meta.url))
  const printed = execFileSync(process.execPath, [program, fileURLToPath(libraryUrl), notesDir], {
    encoding: 'utf8',
  })
  return JSON.parse(printed)
}

function coldQueries(items) {
  const exact = items.filter(({ isMisspelt }) => !isMisspelt)
  return [...subjects, ...exact.slice(0, coldCount).map(({ query }) => query)]
}

function qualityOf(items, ranks) {
  const exact = items.filter(({ isMisspelt }) => !isMisspelt)
  const rankOf = (item) => ranks.get(item)
  const misses = items.filter((item) => rankOf(item) !== 1).slice(0, 40)
  return {
    mrr: meanReciprocalRank(items, rankOf),
    mrrExact: meanReciprocalRank(exact, rankOf),
    misses: misses.map((item) => ({ ...item, rank: rankOf(item) })),
    medianRank: median([...ranks.values()]),
  }
}

async function launch() {
  const named = process.env.CHROME_PATH
  return chromium.launch({
    executablePath: named ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

function copyNotes(source, target, paths) {
  for (const path of paths) {
    mkdirSync(join(target, path, '..'), { recursive: true })
    writeFileSync(join(target, path), readFileSync(join(source, path)))
  }
  return paths.length
}
