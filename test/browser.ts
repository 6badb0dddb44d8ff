import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { isMadeForThisMachine, unpackBrowser } from './unpack-browser.mjs'

/** A browser on this machine and what it needs to start. */
interface FoundBrowser {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly from: 'CHROME_PATH' | 'machine' | '@sparticuz/chromium'
}

/** The part of a browser that tests use. One that died is started anew for the next context. */
export interface TestBrowser {
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  /** A page in a context of its own. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
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
 * Finds a browser: `CHROME_PATH`, else the one that the npm package `@sparticuz/chromium` ships, so that all machines test
 * with the same; else a Chromium or Chrome on the machine. `npm run test:full` prefers the machine's, which is newer and
 * has all its parts. Throws when CHROME_PATH names no program, or there is no browser at all.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const named = env['CHROME_PATH']
  if (named !== undefined && named !== '') {
    if (!isProgram(named)) throw new Error(`CHROME_PATH is not a program: ${named}`)
    return { executablePath: named, args: sandboxArgs(), env: {}, from: 'CHROME_PATH' }
  }
  const prefersOwn = env['HORTUS_FULL'] !== '1' && isMadeForThisMachine
  const onMachine = prefersOwn ? undefined : findOnMachine(env)
  if (onMachine !== undefined)
    return { executablePath: onMachine, args: sandboxArgs(), env: {}, from: 'machine' }
  return { ...unpackBrowser(), args: argsOfShipped, from: '@sparticuz/chromium' }
}

/**
 * What the shipped browser needs anywhere: it has no sandbox, no processor for graphics and no zygote. The package's own
 * list is for a function in a cloud; with its single process the end of a context is the end of the browser, and it
 * switches off what keeps pages of different sites apart. Only what asks for WebGL is drawn by the program that stands in
 * for such a processor; pages put together by it take twice the time.
 */
const argsOfShipped = [
  '--no-sandbox',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-gpu-compositing',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--font-render-hinting=none',
]

function findOnMachine(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const places = folders.flatMap((folder) =>
    names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
  )
  return [...places, ...usualPlaces].find(isProgram)
}

/**
 * Starts a browser, by default the one that {@link findBrowser} finds; close it when done. `args` are added to its own.
 * A browser or a page of it that dies fails the test it dies in: the next `newContext` or `newPage` starts another.
 */
export async function launchBrowser(
  args: readonly string[] = [],
  found?: FoundBrowser,
): Promise<TestBrowser> {
  const { executablePath, args: own, env } = found ?? (await findBrowser())
  const launch = (): Promise<Browser> =>
    chromium.launch({
      executablePath,
      args: [...own, ...args],
      env: { ...process.env, ...env },
      headless: true,
    })
  let browser = await launch()
  const newContext = async (options?: BrowserContextOptions): Promise<BrowserContext> => {
    if (!browser.isConnected()) browser = await launch()
    const context = await browser.newContext(options)
    // A page whose process died would keep every later test waiting.
    context.on('page', (page) => page.on('crash', () => void page.close().catch(() => {})))
    return context
  }
  return {
    newContext,
    async newPage(options) {
      const context = await newContext(options)
      const page = await context.newPage()
      page.once('close', () => void context.close().catch(() => {}))
      return page
    },
    close: () => browser.close(),
  }
}

/**
 * The page that the tests of a file share: the one they have, or one that `open` makes where it, its process or its
 * browser is gone.
 *
 * @example
 * beforeEach(async () => {
 *   page = await keepPage(page, () => browser.newPage())
 * })
 */
export async function keepPage(page: Page | undefined, open: () => Promise<Page>): Promise<Page> {
  return page === undefined || page.isClosed() ? open() : page
}

/** Starts a browser with a profile in a folder, which a later one can go on with; close it when done. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  const { executablePath, args, env } = await findBrowser()
  return chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...args],
    env: { ...process.env, ...env },
    headless: true,
  })
}

/** Chromium's own sandbox refuses to run as root, as in most containers. */
function sandboxArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Whether a file may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
