/**
 * `node test/run/census.mjs [folder…]`: how long the code of the folders is (`src` and `web` where none is named), and what
 * of it is hard to trust or of no use. `--list` names the places too, `--list=casts` those of one measure.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { takeCensus } from './take-census.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const args = process.argv.slice(2).map((arg) => (arg === '--list' ? '--list=' : arg))
const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: { list: { type: 'string' } },
})
const folders = positionals.map((folder) => folder.replace(/^\.\/|\/$/g, ''))
const { lines, spots: spotsByMeasure } = takeCensus(root, folders.length > 0 ? folders : ['src', 'web'])

const sum = lines.reduce((total, file) => total + file.lines, 0)
console.log(`${sum.toLocaleString('en').padStart(7)} lines in ${lines.length} files`)
for (const [measure, spots] of Object.entries(spotsByMeasure)) {
  console.log(`${spots.length.toLocaleString('en').padStart(7)} ${measure}`)
  if (values.list === undefined || !measure.includes(values.list)) continue
  for (const { path, line, name } of spots) console.log(`        ${path}:${line} ${name}`)
}
