import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The package names no system; its programs are for this one. */
export const isMadeForThisMachine = process.platform === 'linux' && process.arch === 'x64'

/**
 * Unpacks the browser that `@sparticuz/chromium` ships, once for an installation, and says how to start it. The package
 * itself unpacks into the system's folder for temporary files, where two programs that begin at the same time, or one
 * that was ended in the middle, leave a browser cut short.
 *
 * @returns {{ executablePath: string, env: Record<string, string> }} `env` is what the browser needs on a machine that
 *   lacks libraries or fonts of its own
 * @throws where the package cannot be unpacked or what it ships does not run
 */
export function unpackBrowser() {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  )
  const folder = join(root, `node_modules/.cache/chromium-${version}`)
  if (!existsSync(folder)) unpackTo(folder)
  const executablePath = join(folder, 'chromium')
  const env = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  if (runs(executablePath, {})) return { executablePath, env }
  // What Debian calls libnss3 and libexpat1.
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
  if (runs(executablePath, libraries)) return { executablePath, env: { ...env, ...libraries } }
  throw new Error(`The browser in ${folder} does not run here`)
}

function unpackTo(/** @type {string} */ folder) {
  mkdirSync(dirname(folder), { recursive: true })
  const own = mkdtempSync(`${folder}.`)
  const script = `await (await import('@sparticuz/chromium')).default.executablePath()`
  // The second name makes it unpack the libraries too.
  const env = { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  const args = ['--input-type=module', '--eval', script]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
  try {
    if (status !== 0) throw new Error(`The browser of @sparticuz/chromium was not unpacked: ${stderr}`)
    // Its own list of fonts names folders of a cloud; without any font a page ends as soon as it has text.
    writeFileSync(
      join(own, 'fonts/fonts.conf'),
      `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
    )
    renameSync(own, folder)
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    // Another program was faster.
    if (!existsSync(folder)) throw error
  }
}

function runs(/** @type {string} */ program, /** @type {Record<string, string>} */ env) {
  return spawnSync(program, ['--version'], { env: { ...process.env, ...env } }).status === 0
}
