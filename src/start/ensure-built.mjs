import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './with-lock.mjs'

/** What the built program depends on, folders with everything below them. */
const inputs = ['package-lock.json', 'package.json', 'src', 'tsconfig.json', 'vite.config.ts', 'web']

/**
 * Builds `dist/` where a source differs from what was built last; compares content, so a checkout that only touches
 * files builds nothing. Of two programs that find the same at once, one builds and the other waits for it.
 *
 * @param {string} root the project's folder
 * @param {(line: string) => void} log told before anything slow
 * @returns {boolean} false when the build failed; it has then said why on stderr
 */
export function ensureBuilt(root, log) {
  const dist = join(root, 'dist')
  const stamp = join(dist, '.stamp')
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs(root)
  if (isBuilt()) return true
  mkdirSync(dist, { recursive: true })
  const onWait = () => log('Waiting for another program that builds Hortus…')
  return withLock(join(dist, '.lock'), onWait, () => isBuilt() || build(root, log))
}

function build(/** @type {string} */ root, /** @type {(line: string) => void} */ log) {
  const dist = join(root, 'dist')
  const stamp = join(dist, '.stamp')
  const hash = hashInputs(root)
  log('Building Hortus…')
  rmSync(stamp, { force: true })
  const before = engineFiles(dist)
  const written = Date.now()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // Whatever the caller is in the middle of (a test run says `test`), what is built is what readers get.
  const env = { ...process.env, NODE_ENV: 'production' }
  const result = spawnSync(process.execPath, [vite, 'build', '--app'], { cwd: root, encoding: 'utf8', env })
  if (result.status !== 0) {
    console.error(result.stdout + result.stderr)
    return false
  }
  // The bundler leaves chunks of earlier builds beside the new ones.
  for (const file of before) if (statSync(file).mtimeMs < written - 1000) rmSync(file)
  rmSync(join(dist, '.code'), { recursive: true, force: true })
  writeFileSync(stamp, hash)
  return true
}

function engineFiles(/** @type {string} */ dist) {
  return readdirSync(dist)
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => join(dist, name))
}

function hashInputs(/** @type {string} */ root) {
  const hash = createHash('sha256')
  for (const path of inputs) hashPath(hash, root, path)
  return hash.digest('hex')
}

function hashPath(
  /** @type {import('node:crypto').Hash} */ hash,
  /** @type {string} */ root,
  /** @type {string} */ path,
) {
  const file = join(root, path)
  if (!existsSync(file)) return
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) hashPath(hash, root, `${path}/${name}`)
    return
  }
  const bytes = readFileSync(file)
  hash.update(`${path}\0${bytes.length}\0`).update(bytes)
}
