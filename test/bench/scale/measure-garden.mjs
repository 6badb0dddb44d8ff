import { appendFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isNotePath, listFiles } from '../list-files.mjs'
import { measureFirstPage } from '../measure-first-page.mjs'
import { measureProcess } from '../measure-process.mjs'
import { measureSession } from '../measure-session.mjs'
import { median } from '../statistics.mjs'
import { writeScaleGarden } from './write-scale-garden.mjs'

/** Milliseconds for one program: 100,000 notes on a machine that is busy beside took more than a quarter of an hour. */
const patience = 2 * 3_600_000

/**
 * Makes a garden of `notes` notes below `dir` and measures what is done with it: a cold build, one with nothing changed, one after a
 * sentence was added to a note and one after a link was, the same notes built cold by a `peer` right after, the local server's first
 * pages, and an edit in a running session. Gives `{ notes, gardenBytes, site, cacheBytes, builds, peer, firstPage, session }`.
 */
export async function measureGarden({ hortus, peer, projectDir, notes, dir, accountant, isServed, say }) {
  const garden = join(dir, 'garden')
  const site = join(dir, 'site')
  mkdirSync(dir, { recursive: true })
  const gardenBytes = writeScaleGarden(garden, notes)
  const prepared = hortus.prepare(garden, dir)
  const run = async (kind, { command, cwd, env }, out, fineExitCodes) => {
    say(`  ${notes.toLocaleString('en')} notes, ${kind}…`)
    const { exitCode, output, ...costs } = await measureProcess(command(out), {
      cwd,
      env,
      accountant,
      scratchDir: dir,
      patience,
    })
    if (!fineExitCodes.includes(exitCode)) throw new Error(`${kind}: exit code ${exitCode}: ${output}`)
    return { kind, ...costs, output }
  }
  const build = async (kind) => {
    const { output, ...costs } = await run(kind, prepared, site, hortus.fineExitCodes)
    return { ...costs, stages: readReport(output) }
  }
  const paths = listFiles(garden).filter(isNotePath)
  const edited = join(garden, paths[paths.length >> 1])
  const name = paths[paths.length >> 2].split('/').at(-1).replace(/\.md$/, '')
  const builds = [await build('cold')]
  const measuredPeer = peer.absent ? peer : await measurePeer(peer, garden, join(dir, 'peer'), run)
  const measuredSite = measureFiles(site)
  const { bytes: cacheBytes } = measureFiles(join(dir, 'cache'))
  builds.push(await build('unchanged'))
  appendFileSync(edited, '\nOne more sentence that only this note has.\n')
  builds.push(await build('one text edited'))
  appendFileSync(edited, `\nAnd another with a link to [[${name}]].\n`)
  builds.push(await build('one link added'))
  rmSync(site, { recursive: true, force: true })
  const firstPage = isServed ? await measureFirstPage(hortus, garden) : undefined
  const session = isServed ? summarise(await measureSession(projectDir, garden)) : undefined
  return {
    notes,
    gardenBytes,
    site: measuredSite,
    cacheBytes,
    builds,
    peer: measuredPeer,
    firstPage,
    session,
  }
}

/** A cold build by another program: `{ name, wallMs, cpuMs, peakBytes }`. What it wrote does not stay. */
async function measurePeer({ name, prepare }, garden, dir, run) {
  mkdirSync(dir, { recursive: true })
  try {
    const { wallMs, cpuMs, peakBytes } = await run(name, prepare(garden, dir), join(dir, 'site'), [0])
    return { name, wallMs, cpuMs, peakBytes }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function summarise({ firstMs, textMs, linkMs, heldBytes, peakBytes, skipped }) {
  return skipped
    ? { skipped }
    : { firstMs, textMs: median(textMs), linkMs: median(linkMs), heldBytes, peakBytes }
}

/** The last line of what `build --json` prints. */
function readReport(output) {
  const start = output.startsWith('{') ? 0 : output.lastIndexOf('\n{') + 1
  const { ms, cpuMs, peakMiBBy } = JSON.parse(output.slice(start))
  return { ms, cpuMs, peakMiBBy }
}

/** How many files a folder has, their bytes, and how many each first folder below `-/` and each ending elsewhere has. */
function measureFiles(folder) {
  const paths = listFiles(folder)
  const byKind = new Map()
  let bytes = 0
  for (const path of paths) {
    bytes += statSync(join(folder, path)).size
    const own = /^-\/([^/]+)\//.exec(path)
    const kind = own ? `-/${own[1]}/` : path.startsWith('-/') ? '-/' : `*.${path.split('.').at(-1)}`
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
  }
  return { files: paths.length, bytes, byKind: [...byKind].sort(([, a], [, b]) => b - a) }
}
