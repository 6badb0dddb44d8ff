import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './with-lock.mjs'

/**
 * Installs the packages of `package-lock.json` where they are missing or others. Touches no network when the lock is
 * the one that was installed last. Of two programs that find the same at once, one installs and the other waits for it.
 *
 * @param {string} root the project's folder
 * @param {(line: string) => void} log told before anything slow
 * @returns {boolean} false when npm failed; npm has then said why
 */
export function ensureInstalled(root, log) {
  const lock = join(root, 'package-lock.json')
  const stamp = join(root, 'node_modules/.hortus-installed')
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex')
  const isDone = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (isDone()) return true
  // Not among the packages: npm begins by removing those.
  const file = join(root, '.installing')
  const onWait = () => log('Waiting for another program that installs packages…')
  return withLock(file, onWait, () => isDone() || (install(root, lock, log) && keepStamp(stamp, hash)))
}

function install(
  /** @type {string} */ root,
  /** @type {string} */ lock,
  /** @type {(line: string) => void} */ log,
) {
  if (!isInstalled(root, lock)) {
    log('Installing packages (npm)…')
    if (!runNpm(root)) return false
  }
  return true
}

function keepStamp(/** @type {string} */ stamp, /** @type {string} */ hash) {
  writeFileSync(stamp, hash)
  return true
}

/** Whether `npm install`, run by hand, has already put there what the lock asks for. */
function isInstalled(/** @type {string} */ root, /** @type {string} */ lock) {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const wanted = Object.entries(readPackages(lock))
  const found = readPackages(installed)
  return wanted.every(
    ([path, { version, optional, link }]) =>
      path === '' || link === true || found[path]?.version === version || (optional === true && !found[path]),
  )
}

/** @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
function readPackages(/** @type {string} */ lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages ?? {}
}

function runNpm(/** @type {string} */ root) {
  // `--loglevel` wins over a quiet `npm test --silent` around us: a failure must say why.
  const args = ['ci', '--include=dev', '--prefer-offline', '--loglevel=error']
  // npm names itself when it runs us; without it, Windows needs a shell to find npm.cmd.
  const npm = process.env['npm_execpath']
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.error) console.error(`npm could not be run: ${result.error.message}`)
  return result.status === 0
}
