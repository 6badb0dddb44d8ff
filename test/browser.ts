import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

/** A browser on this machine and what it needs to start. */
export interface FoundBrowser {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly from: 'CHROME_PATH' | 'machine' | '@sparticuz/chromium'
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name]
    return folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe')]
  }),
]

/**
 * Finds a browser: `CHROME_PATH`, then a Chromium or Chrome on the machine, then the one that the npm package
 * `@sparticuz/chromium` ships. Throws when CHROME_PATH names no program.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const named = env['CHROME_PATH']
  if (named !== undefined && named !== '') {
    if (!isProgram(named)) throw new Error(`CHROME_PATH is not a program: ${named}`)
    return { executablePath: named, args: sandboxArgs(), from: 'CHROME_PATH' }
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const places = folders.flatMap((folder) =>
    names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
  )
  const found = [...places, ...usualPlaces].find(isProgram)
  if (found !== undefined) return { executablePath: found, args: sandboxArgs(), from: 'machine' }
  const { default: shipped } = await import('@sparticuz/chromium')
  return {
    executablePath: await shipped.executablePath(),
    // Playwright sets its own profile and mode; two of each make Chromium stop at once.
    args: shipped.args.filter((arg) => !arg.startsWith('--user-data-dir') && !arg.startsWith('--headless')),
    from: '@sparticuz/chromium',
  }
}

/** Starts a browser, by default the one that {@link findBrowser} finds; close it when done. `args` are added to its own. */
export async function launchBrowser(args: readonly string[] = [], found?: FoundBrowser): Promise<Browser> {
  const browser = found ?? (await findBrowser())
  return chromium.launch({
    executablePath: browser.executablePath,
    args: [...browser.args, ...args],
    headless: true,
  })
}

/** Starts a browser with a profile in a folder, which a later one can go on with; close it when done. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  const { executablePath, args } = await findBrowser()
  return chromium.launchPersistentContext(folder, { executablePath, args: [...args], headless: true })
}

/** Chromium's own sandbox refuses to run as root, as in most containers. */
function sandboxArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
