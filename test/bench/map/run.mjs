import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findAccountant } from '../accountants.mjs'
import { isMissed } from '../bars.mjs'
import { findGardens } from '../find-gardens.mjs'
import { isNotePath, listFiles } from '../list-files.mjs'
import { measureProcess } from '../measure-process.mjs'
import { startSlowServer } from '../search/slow-server.mjs'
import { median } from '../statistics.mjs'
import { measureMapEdits } from './measure-edit.mjs'
import { visitMap } from './measure-memory.mjs'
import { countIdleFrames, moveMap, openMap, showCrop } from './open-map.mjs'
import { writeLargeGarden } from './write-large-garden.mjs'

/** Round trips of 150 ms and 1.6 Mbit/s. */
const slowLine = { roundTripMs: 150, bytesPerMs: 200 }

const runs = 5
const frames = 100
const turns = 20
const largeNotes = 100_000
const edits = 20

/**
 * Measures the map in a browser with software WebGL: of the large real garden, and where `map-100000` is asked for, of one
 * of 100,000 notes, which takes minutes to build. Prints the report; gives the bars.
 */
export async function runMapBench({ projectDir, scratch, only, json, say }) {
  const gardens = [
    findGardens(projectDir, scratch.path).find(({ isGrown, name }) => !isGrown && !/help|small/.test(name)),
  ]
  if (only.includes('map-100000'))
    gardens.push({ name: 'map-100000', write: (folder) => writeLargeGarden(folder, largeNotes) })
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--enable-unsafe-swiftshader', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  const results = []
  for (const garden of gardens) {
    say(`map: ${garden.name}…`)
    const dir = join(scratch.path, `map-${garden.name}`)
    const [notesDir, site] = [join(dir, 'garden'), join(dir, 'site')]
    mkdirSync(dir, { recursive: true })
    garden.write(notesDir)
    const built = await measureProcess(
      [process.execPath, join(projectDir, 'dist/hortus.js'), 'build', notesDir, '--out', site, '--untrusted'],
      { accountant: findAccountant(), scratchDir: dir },
    )
    if (built.exitCode !== 0 && built.exitCode !== 1)
      throw new Error(`${garden.name} could not be built: ${built.output}`)
    const notes = listFiles(notesDir).filter(isNotePath).length
    const isEdited = garden.name !== 'map-100000'
    const edited = isEdited ? await measureMapEdits(projectDir, notesDir, join(dir, 'cache'), edits) : []
    results.push({ name: garden.name, notes, edited, ...(await measureMap(browser, site)) })
    scratch.discard(dir)
  }
  await browser.close()
  const bars = judgeMapBars(results)
  console.log(renderMapReport(results, bars))
  if (json) writeFileSync(json, `${JSON.stringify({ gardens: results, bars }, null, 2)}\n`)
  return bars
}

/** Everything about the map of a built site. */
async function measureMap(browser, site) {
  const server = await startSlowServer(site)
  const open = async (line) => {
    const found = []
    for (let run = 0; run < runs; run++) {
      const { page, openMs, scriptMs, taskMs, bytes } = await openMap(browser, server, line)
      found.push({ openMs, scriptMs, taskMs, bytes })
      await page.context().close()
    }
    return {
      openMs: median(found.map(({ openMs }) => openMs)),
      scriptMs: median(found.map(({ scriptMs }) => scriptMs)),
      taskMs: median(found.map(({ taskMs }) => taskMs)),
      bytes: Math.max(...found.map(({ bytes }) => bytes)),
    }
  }
  const local = await open(undefined)
  const slow = await open(slowLine)
  const opened = await openMap(browser, server, undefined)
  const idleFrames = await countIdleFrames(opened, 2_000)
  const moves = (await moveMap(opened, frames)).sort((a, b) => a - b)
  await opened.page.context().close()
  const memory = await visitMap(browser, server, turns)
  const address = listFiles(site).find((path) => path.split('/').length > 3 && path.endsWith('index.html'))
  const crops = []
  for (let run = 0; run < runs; run++)
    crops.push(await showCrop(browser, server, encodeURI(address.replace(/index\.html$/, ''))))
  server.close()
  const crop = {
    ms: median(crops.map(({ ms }) => ms)),
    before: crops[0].before,
    bytes: crops[0].bytes,
  }
  return { local, slow, idleFrames, moves: { median: median(moves), worst: moves.at(-1) }, memory, crop }
}

/** What has to hold, each `{ name, limit, unit, measured }`. */
function judgeMapBars(results) {
  return results.flatMap(({ name, notes, edited, local, slow, idleFrames, moves, memory, crop }) => {
    const isLarge = notes > 50_000
    return [
      bar(`${name}: map open`, isLarge ? 2_000 : 1_000, 'ms', local.openMs),
      ...(isLarge ? [] : [bar(`${name}: map open at 1.6 Mbit/s`, 2_500, 'ms', slow.openMs)]),
      bar(`${name}: bytes until then`, isLarge ? 350 : 250, 'kB', local.bytes / 1000),
      bar(`${name}: script in a frame of moving, median`, 16, 'ms', moves.median),
      bar(`${name}: script in a frame of moving, worst`, 50, 'ms', moves.worst),
      bar(`${name}: frames drawn at rest`, 0, '', idleFrames),
      bar(
        `${name}: own memory after ${turns} visits, beside one`,
        1.05,
        '×',
        memory.last.own / memory.first.own,
      ),
      bar(
        `${name}: nodes of the document after ${turns} visits, beside one`,
        1.05,
        '×',
        memory.last.nodes / memory.first.nodes,
      ),
      bar(
        `${name}: listeners after ${turns} visits, beside one`,
        1.05,
        '×',
        memory.last.listeners / memory.first.listeners,
      ),
      ...(edited.length === 0
        ? []
        : [
            bar(`${name}: map answered after a link was written, median`, 200, 'ms', median(edited)),
            bar(`${name}: the same, worst of ${edits}`, 200, 'ms', Math.max(...edited)),
          ]),
      bar(`${name}: crop ready after it came into view`, 150, 'ms', crop.ms),
      bar(`${name}: bytes of the crop before`, 0, 'B', crop.before),
    ]
  })
}

function bar(name, limit, unit, measured) {
  return { name, limit, unit, measured }
}

function renderMapReport(results, bars) {
  return [
    'Chromium with software WebGL, medians of five; times of the main thread are processor time.',
    '',
    ...results.map(
      ({ name, notes, local, slow, memory: { first, last }, crop }) =>
        `- ${name}, ${notes.toLocaleString('en')} notes: open after ${local.openMs.toFixed(0)} ms (script ${local.scriptMs.toFixed(0)} ms, main thread ${local.taskMs.toFixed(0)} ms), at 1.6 Mbit/s ${slow.openMs.toFixed(0)} ms; crop ${crop.bytes} B; heap after one visit ${first.heap.toFixed(2)} MB, of which ${first.code.toFixed(2)} is V8’s code and ${first.own.toFixed(2)} the program’s values, after ${turns} ${last.heap.toFixed(2)}, ${last.code.toFixed(2)} and ${last.own.toFixed(2)}`,
    ),
    '',
    ...bars.map((each) => {
      const measured = `${Number(each.measured.toFixed(2))} ${each.unit}`.trimEnd()
      return `- ${isMissed(each) ? 'MISSED' : 'holds'}: ${each.name}: ${measured}, at most ${each.limit} ${each.unit}`.trimEnd()
    }),
  ].join('\n')
}
