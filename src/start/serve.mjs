/**
 * What `npm start` does: installs what is missing, builds what is stale, then serves the garden. Plain JavaScript without
 * packages, because it runs before there are any.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
if (!ensureInstalled(root, console.log) || !ensureBuilt(root, console.log)) process.exit(2)

// npm moves to the project's folder; a folder named by the user counts from where they stood.
const from = process.env['INIT_CWD'] ?? process.cwd()
const args = process.argv.slice(2).map((arg) => {
  const folder = resolve(from, arg)
  return !arg.startsWith('-') && existsSync(folder) ? folder : arg
})
process.chdir(root)
const program = resolve(root, 'dist/hortus.js')
process.argv = [process.argv[0] ?? 'node', program, 'serve', ...args]
await import(pathToFileURL(program).href)
