import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf } from '../../../model/message-of.ts'
import { findBrowser } from '../../../session/browser/find-browser.ts'

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

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: longest, windowsHide: true }, (error) =>
      error ? reject(error) : resolve(),
    )
  })
}
