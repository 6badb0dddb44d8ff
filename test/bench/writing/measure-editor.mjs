import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { collectOutput, endProcess, startProcess } from '../measure-process.mjs'

/** Words of the note that is written in, and keys that are timed. */
const wordCount = 2_000
const keyCount = 60

/** Between two keys, in milliseconds: a quick typist's. */
const keyPause = 80

/**
 * What writing costs in a browser in the garden `folder`, in which a note is written for it and removed again:
 * `previewMs`, from a key until the preview beside a note of 2,000 words has changed, and `completionMs`, what the page's
 * thread works for a key inside `[[`, both as `{ median, p95 }`. Throws where there is no browser.
 */
export async function measureEditor(hortus, folder, executablePath) {
  const cache = mkdtempSync(join(tmpdir(), 'hortus-bench-editor-'))
  const note = join(folder, 'Measured note.md')
  writeFileSync(note, longNote())
  const [program, ...parameters] = hortus.serve(folder, 0)
  const server = startProcess(program, parameters, { cwd: folder, env: { XDG_CACHE_HOME: cache } })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const entrance = await findEntrance(collectOutput(server))
    const page = await browser.newPage()
    await page.addInitScript(() => localStorage.setItem('hortus-editor-mode', 'side'))
    await page.goto(entrance)
    await page.waitForFunction(() => localStorage.getItem('hortus-key') !== null)
    await page.goto(`${entrance.replace(/#.*/, '')}measured-note/`)
    await page.waitForSelector('.edit-note')
    await page.keyboard.press('e')
    await page.waitForSelector('hortus-editor .editor-preview .text p')
    // Names are there when links are shown as found.
    await page.waitForSelector('.cm-link-found, .cm-link-wanted')
    return { previewMs: await measurePreview(page), completionMs: await measureCompletion(page) }
  } finally {
    await browser.close()
    endProcess(server)
    rmSync(note, { force: true })
    rmSync(cache, { recursive: true, force: true })
  }
}

async function measurePreview(page) {
  await page.evaluate(() => {
    window.previewTimes = []
    let since
    document.addEventListener('keydown', () => (since = performance.now()), true)
    new MutationObserver(() => {
      if (since !== undefined) window.previewTimes.push(performance.now() - since)
      since = undefined
    }).observe(document.querySelector('.editor-preview .text'), {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
  await goTo(page, 'Control+Home', 8)
  for (let i = 0; i < keyCount; i++) {
    await page.keyboard.press('abcdefghij'[i % 10])
    await page.waitForTimeout(keyPause)
  }
  return summarize(await page.evaluate(() => window.previewTimes.slice(5)))
}

/** By the browser's own account of its main thread, with everything that a key leads to but the preview's worker. */
async function measureCompletion(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * metrics.find(({ name }) => name === 'ScriptDuration').value
  }
  await goTo(page, 'Control+End', 0)
  const times = []
  for (const query of ['dataview', 'plugin', 'obsidian', 'zettelkasten', 'community theme']) {
    await page.keyboard.type('\n[[')
    await page.waitForTimeout(300)
    for (const key of query) {
      const before = await worked()
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      await page.waitForTimeout(keyPause)
      times.push((await worked()) - before)
    }
    await page.keyboard.press('Escape')
  }
  return summarize(times)
}

async function goTo(page, key, downs) {
  await page.locator('.cm-content').focus()
  await page.keyboard.press(key)
  for (let i = 0; i < downs; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
}

async function findEntrance(output) {
  for (let i = 0; i < 600; i++) {
    const found = /http:\/\/\S+#key=\S+/.exec(output())
    if (found) return found[0]
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`hortus serve did not start: ${output()}`)
}

/** Paragraphs as people write them: links, emphasis, a list and a table now and then. */
function longNote() {
  const sentence =
    'Notes about [[Dataview]] and *plain* words stand here with `code` beside them, one more time.'
  const parts = []
  for (let words = 0, i = 0; words < wordCount; i++) {
    parts.push(
      i % 9 === 4
        ? '- one thing\n- another [[Templater]] thing\n- the last thing'
        : `${sentence} ${sentence} ${sentence}`,
    )
    if (i % 8 === 0) parts.push(`## Part ${i}`)
    words += i % 9 === 4 ? 8 : 48
  }
  return `# Measured note\n\n${parts.join('\n\n')}\n`
}

function summarize(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { median: at(0.5), p95: at(0.95), count: sorted.length }
}
