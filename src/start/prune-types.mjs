/**
 * The last step of `npm run build`: keeps of `dist/types` what the entries of the package reach. The rest are parts that
 * nobody can import. Fails where a public type needs a package whose types do not come with this one, Node's own too.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const types = fileURLToPath(new URL('../../dist/types', import.meta.url))
const { exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/** Packages whose own types hold in a strict project that checks its libraries. */
const allowed = new Set(['unified'])

/** As the compiler writes them. */
const statement = /^(?:im|ex)port (?:type )?(?:\{[^}]*\}|\*(?: as \w+)?|\w+) from '([^']+)';/gm

const entries = Object.values(exports).map((entry) => join(types, '../..', entry.types))
const reached = new Set(entries)
for (const file of reached) {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  if (/\b(?:Buffer|NodeJS)\b/.test(code)) {
    console.error(`${file}: a public type needs the types of Node`)
    process.exitCode = 1
  }
  for (const [, target] of code.matchAll(statement)) {
    if (target.startsWith('.')) reached.add(join(dirname(file), target.replace(/\.[jt]s$/, '.d.ts')))
    else if (!allowed.has(target)) {
      console.error(`${file}: a public type needs the package ${target}`)
      process.exitCode = 1
    }
  }
}
for (const file of reached) if (!existsSync(file)) throw new Error(`${file} is missing`)

function prune(/** @type {string} */ folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) prune(path)
    else if (!reached.has(path)) rmSync(path)
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
}
prune(types)
