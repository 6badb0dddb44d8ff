import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from './list-files.mjs'
import { measureProcess } from './measure-process.mjs'

/** Of larger gardens than this only Hortus is built a second time: the others would take most of the bench's time. */
const peersAgainUpTo = 7_000

/**
 * Builds one garden with every tool, `runs` times: cold (no site and no cache yet), again unchanged, and again after
 * one note got another sentence. The tools take turns and change their order each time, so that a ratio compares two
 * measurements made side by side. Gives `{ tool, version, pages, cold, unchanged, edited, failure? }` per tool, the
 * middle three as lists with one measurement per run.
 */
export async function runBuilds(tools, garden, notes, { runs, dir, accountant, say }) {
  const lanes = tools.map((tool) => {
    const laneDir = join(dir, tool.name)
    mkdirSync(laneDir, { recursive: true })
    const prepared = tool.prepare(garden, laneDir)
    return { tool, laneDir, prepared, pages: 0, cold: [], unchanged: [], edited: [], failure: undefined }
  })
  const measureAll = async (kind, round) => {
    const inOrder = round % 2 === 0 ? lanes : lanes.toReversed()
    for (const lane of inOrder) {
      if (!isMeasured(lane, kind, notes)) continue
      const outDir = join(lane.laneDir, `out-${round}`)
      if (kind === 'cold')
        for (const cache of lane.prepared.caches ?? []) rmSync(cache, { recursive: true, force: true })
      // What earlier runs wrote must not be flushed to disk at this one's expense.
      spawnSync('sync')
      const measured = await measureProcess(lane.prepared.command(outDir), {
        ...lane.prepared,
        accountant,
        scratchDir: dir,
      })
      lane.failure = findFailure(lane, measured, outDir, notes)
      if (lane.failure) say(`${lane.tool.name} failed: ${lane.failure}`)
      else
        lane[kind].push({ ...measured, output: undefined, stages: lane.tool.readStages?.(measured.output) })
    }
  }
  for (let round = 0; round < runs; round++) {
    await measureAll('cold', round)
    await measureAll('unchanged', round)
    const files = lanes.map(({ prepared }) => prepared.noteFile).filter((file) => file !== undefined)
    const before = files.map((file) => editNote(file, round))
    await measureAll('edited', round)
    for (const [index, file] of files.entries()) writeFileSync(file, before[index])
  }
  return lanes.map(({ tool, pages, cold, unchanged, edited, failure }) => {
    return { tool: tool.name, version: tool.version, pages, cold, unchanged, edited, failure }
  })
}

function isMeasured({ tool, prepared, failure }, kind, notes) {
  if (failure) return false
  if (kind === 'cold') return true
  return prepared.noteFile !== undefined && (tool.name === 'Hortus' || notes <= peersAgainUpTo)
}

/** Adds a sentence to a note; gives its bytes before. */
function editNote(file, round) {
  const before = readFileSync(file)
  appendFileSync(file, `\nOne more sentence, number ${round}.\n`)
  return before
}

function findFailure(lane, { exitCode, output }, outDir, notes) {
  const fine = lane.tool.fineExitCodes ?? [0]
  const lastLine = output.trim().split('\n').at(-1) ?? ''
  if (!fine.includes(exitCode)) return `exit code ${exitCode}: ${lastLine.slice(0, 300)}`
  if (lane.pages === 0) lane.pages = countPages(outDir)
  // Two names may make one page for some tools; a tenth less is something else.
  return lane.pages >= notes * 0.9
    ? undefined
    : `${lane.pages} pages for ${notes} notes: ${lastLine.slice(0, 300)}`
}

function countPages(outDir) {
  try {
    return listFiles(outDir).filter((path) => path.endsWith('.html')).length
  } catch {
    return 0
  }
}
