import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf } from '../../../model/message-of.ts'

/** Names of browsers that print from the command line, all of Chromium's kind. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'brave-browser',
  'microsoft-edge',
  'msedge',
]

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Most milliseconds that printing may take. */
const longest = 300_000

/**
 * A page of HTML as PDF, printed by a browser of the reader's own: with links, a contents list in the viewer, and the
 * numbers of pages where the browser is of 2024 or newer. Rejects with what to do where there is none.
 */
export async function printPdf(html: Uint8Array): Promise<Uint8Array> {
  const browser = findBrowser()
  if (browser === undefined)
    throw new Error(
      'no Chromium, Chrome or Edge is found, which prints a PDF: install one, name one by CHROME_PATH, or export --as single-html and print that',
    )
  const folder = await mkdtemp(join(tmpdir(), 'hortus-print-'))
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    await writeFile(page, html)
    await run(browser, [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--no-pdf-header-footer',
      '--generate-pdf-document-outline',
      `--user-data-dir=${join(folder, 'profile')}`,
      // A browser run by root has no sandbox of its own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ])
    return await readFile(pdf)
  } catch (error) {
    throw new Error(`${browser} did not print the PDF: ${messageOf(error).split('\n')[0]}`, { cause: error })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function findBrowser(): string | undefined {
  const own = process.env['CHROME_PATH']
  const inPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...(own === undefined || own === '' ? [] : [own]), ...inPath, ...elsewhere].find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: longest, windowsHide: true }, (error) =>
      error ? reject(error) : resolve(),
    )
  })
}
