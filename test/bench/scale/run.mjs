// npm run bench:scale -- [--large] [--sizes 2000,10000] [--serve] [--json FILE] [--scratch DIR] [--hortus "CMD"]
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../../src/start/ensure-built.mjs'
import { findAccountant } from '../accountants.mjs'
import { isMissed } from '../bars.mjs'
import { findHortus } from '../hortus.mjs'
import { findHugoWithPagefind } from '../peers/hugo.mjs'
import { createScratchFolder } from '../scratch-folder.mjs'
import { measureGarden } from './measure-garden.mjs'
import { judgeScale, renderScale } from './report.mjs'

const projectDir = fileURLToPath(new URL('../../..', import.meta.url))
const say = (line) => console.error(line)
const { values } = parseArgs({
  options: {
    /** 100,000 notes too, which takes minutes and gigabytes. */
    large: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    /** The local server and a running session too. */
    serve: { type: 'boolean', default: false },
    json: { type: 'string' },
    scratch: { type: 'string' },
    hortus: { type: 'string' },
  },
})
const sizes = (values.sizes ?? (values.large ? '2000,10000,100000' : '2000,10000')).split(',').map(Number)
if (sizes.some((size) => !Number.isInteger(size) || size < 100)) {
  console.error(`--sizes ${values.sizes}: expected whole numbers from 100, apart by commas`)
  process.exit(2)
}
if (values.hortus === undefined && !ensureBuilt(projectDir, say)) process.exit(2)

const scratch = createScratchFolder(values.scratch)
process.on('exit', scratch.remove)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

const hortus = findHortus(projectDir, values.hortus)
const peer = findHugoWithPagefind(projectDir)
const accountant = findAccountant()
const gardens = []
for (const notes of sizes.toSorted((a, b) => a - b)) {
  const dir = join(scratch.path, `scale-${notes}`)
  gardens.push(
    await measureGarden({ hortus, peer, projectDir, notes, dir, accountant, isServed: values.serve, say }),
  )
  scratch.discard(dir)
}
const machine =
  `${cpus()[0].model}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}, ${process.platform}. ` +
  `Whole processes, each build once; accounts by ${accountant.name}. Written ${scratch.note}.`
const bars = judgeScale(gardens)
console.log(renderScale({ machine, gardens, bars }))
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, gardens, bars }, null, 2)}\n`)
process.exitCode = bars.some(isMissed) ? 1 : 0
