import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findAccountant } from '../accountants.mjs'
import { isMissed } from '../bars.mjs'
import { listFiles } from '../list-files.mjs'
import { measureProcess } from '../measure-process.mjs'
import { startSlowServer } from '../search/slow-server.mjs'
import { playSimulations } from './play-simulations.mjs'
import { visitSimulations } from './visit-simulations.mjs'

const turns = 20
const visitedPages = 4

/** Measures in a browser what the simulations of `garden/` cost the page that shows them. Prints the report; gives the bars. */
export async function runSimulationsBench({ projectDir, scratch, json, say }) {
  const dir = join(scratch.path, 'simulations')
  const site = join(dir, 'site')
  mkdirSync(dir, { recursive: true })
  say('simulations: garden…')
  const built = await measureProcess(
    [
      process.execPath,
      join(projectDir, 'dist/hortus.js'),
      'build',
      join(projectDir, 'garden'),
      '--out',
      site,
    ],
    { accountant: findAccountant(), scratchDir: dir },
  )
  if (built.exitCode !== 0 && built.exitCode !== 1)
    throw new Error(`The garden could not be built: ${built.output}`)
  const paths = listFiles(site)
    .filter((path) => path.endsWith('index.html'))
    .filter((path) => readFileSync(join(site, path), 'utf8').includes('<figure class="simulation"'))
    .map((path) => encodeURI(path.replace(/index\.html$/, '')))
  const server = await startSlowServer(site)
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const played = []
  for (const path of paths) played.push(...(await playSimulations(browser, server.url + path)))
  say(`simulations: ${turns} visits…`)
  const { second, last } = await visitSimulations(browser, server.url, paths.slice(0, visitedPages), turns)
  await browser.close()
  server.close()
  scratch.discard(dir)
  const bars = [
    ...played.map(({ name, frameMs }) => bar(`${name}: the page's thread for a frame`, 4, 'ms', frameMs)),
    bar('own values of the page, visit 20 beside visit 2', 1.05, '×', last.own / second.own),
    bar('nodes of the document, visit 20 beside visit 2', 1, '×', last.nodes / second.nodes),
    bar('listeners, visit 20 beside visit 2', 1, '×', last.listeners / second.listeners),
  ]
  console.log(render(bars))
  if (json) writeFileSync(json, `${JSON.stringify({ played, second, last, bars }, null, 2)}\n`)
  return bars
}

const bar = (name, limit, unit, measured) => ({ name, limit, unit, measured })

function render(bars) {
  const rows = bars.map((each) => {
    const { name, limit, unit, measured } = each
    return `| ${name} | ${measured.toFixed(2)} ${unit} | ${limit} ${unit} | ${isMissed(each) ? 'missed' : 'held'} |`
  })
  return `## Simulations, a step each frame\n\n| what | measured | bar | |\n|---|---:|---:|---|\n${rows.join('\n')}`
}
