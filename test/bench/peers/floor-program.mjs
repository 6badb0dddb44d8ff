import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNotePath, listFiles } from '../list-files.mjs'

const [garden, outDir] = process.argv.slice(2)
for (const path of listFiles(garden).filter(isNotePath)) {
  const folder = join(outDir, path.slice(0, -'.md'.length))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), readFileSync(join(garden, path)))
}
