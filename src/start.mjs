/**
 * `npm start [-- folder] [options]`: installs what is missing, builds what is stale, then serves the garden. Plain
 * JavaScript without packages, because it runs before there are any.
 */
// The first of each line that can require modules, as the program and what bundles it do.
const first = { 20: 19, 21: Infinity, 22: 12 }
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || minor < (first[major] ?? 0)) {
  console.error(`Hortus needs Node 20.19, or 22.12 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

const { existsSync } = await import('node:fs')
const { resolve } = await import('node:path')
const { fileURLToPath, pathToFileURL } = await import('node:url')
const { ensureBuilt } = await import('./start/ensure-built.mjs')
const { ensureInstalled } = await import('./start/ensure-installed.mjs')

const root = fileURLToPath(new URL('..', import.meta.url))
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
