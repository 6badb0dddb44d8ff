import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './with-lock.mjs'

/** What the built program depends on, folders with everything below them. */
const inputs = ['package-lock.json', 'package.json', 'src', 'tsconfig.json', 'vite.config.ts', 'web']

/** In `dist/`: the lock of who builds, and what was built last. */
const lockName = '.lock'
const stampName = '.stamp'

/**
 * Builds `dist/` where a source differs from what was built last; compares content, so a checkout that only touches
 * files builds nothing. Of two programs that find the same at once, one builds and the other waits for it.
 *
 * @param {string} root the project's folder
 * @param {(line: string) => void} log told before anything slow
 * @returns {boolean} false when the build failed; it has then said why on stderr
 */
export function ensureBuilt(root, log) {
  const stamp = join(root, 'dist', stampName)
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs(root)
  return isBuilt() || holdingDist(root, log, () => isBuilt() || build(root, log))
}

/**
 * Builds `dist/` anew, whatever is in it.
 *
 * @param {string} root the project's folder
 * @param {(line: string) => void} log told before anything slow
 * @returns {boolean} false when the build failed; it has then said why on stderr
 */
export function buildAnew(root, log) {
  return holdingDist(root, log, () => build(root, log))
}

/**
 * @param {string} root
 * @param {(line: string) => void} log
 * @param {() => boolean} action what only one program at a time may do
 */
function holdingDist(root, log, action) {
  const dist = join(root, 'dist')
  mkdirSync(dist, { recursive: true })
  const onWait = () => log('Waiting for another program that builds Hortus…')
  return withLock(join(dist, lockName), onWait, action)
}

function build(/** @type {string} */ root, /** @type {(line: string) => void} */ log) {
  const dist = join(root, 'dist')
  const hash = hashInputs(root)
  log('Building Hortus…')
  for (const name of readdirSync(dist))
    if (name !== lockName) rmSync(join(dist, name), { recursive: true, force: true })
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // Whatever the caller is in the middle of (a test run says `test`), what is built is what readers get.
  const env = { ...process.env, NODE_ENV: 'production' }
  const run = (/** @type {string[]} */ args) =>
    spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env })
  const result = run([vite, 'build', '--app'])
  if (result.status !== 0) {
    console.error(result.stdout + result.stderr)
    return false
  }
  // The program prints its manual page itself.
  const manual = run([join(dist, 'hortus.js'), 'man'])
  if (manual.status === 0) writeFileSync(join(dist, 'hortus.1'), manual.stdout)
  writeFileSync(join(dist, stampName), hash)
  return true
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
