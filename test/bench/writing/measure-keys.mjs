import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { collectOutput, endProcess, startProcess } from '../measure-process.mjs'

/** Keys that are timed, and how long nobody types between two of them, in milliseconds. */
const keyCount = 80
const keyPause = 90

/**
 * What a key costs in notes of `sizes` bytes that have everything in them, in each of `modes`, as
 * `{ [mode]: { [size]: { work, frame } } }`, each `{ median, p95, worst }` in milliseconds. `work` is what the page's thread
 * is busy by the processor's time, from the event until what it shows is handed over to be painted; `frame` is the time that
 * passes until it is, with the wait for the screen's next frame. The garden is made for it.
 */
export async function measureKeys(
  hortus,
  { modes, sizes },
  { executablePath, args = ['--no-sandbox'], env = {} },
) {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-bench-keys-'))
  const garden = join(folder, 'garden')
  mkdirSync(garden)
  for (const name of ['Dataview', 'Templater'])
    writeFileSync(join(garden, `${name}.md`), `# ${name}\n\nA note.\n`)
  for (const size of sizes) writeFileSync(join(garden, `long-${size}.md`), longNote(size))
  const [program, ...parameters] = hortus.serve(garden, 0)
  const server = startProcess(program, parameters, {
    cwd: garden,
    env: { XDG_CACHE_HOME: join(folder, 'cache') },
  })
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } })
  try {
    const entrance = await findEntrance(collectOutput(server))
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(120_000)
    await page.goto(entrance)
    await page.waitForFunction(() => localStorage.getItem('hortus-key') !== null)
    const results = {}
    for (const mode of modes) {
      results[mode] = {}
      for (const size of sizes) results[mode][size] = await measureNote(page, entrance, mode, size)
    }
    return results
  } finally {
    await browser.close()
    endProcess(server)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureNote(page, entrance, mode, size) {
  await page.evaluate((choice) => localStorage.setItem('hortus-editor-mode', choice), mode)
  await page.goto(`${entrance.replace(/#.*/, '')}long-${size}/?edit`, { waitUntil: 'commit' })
  await page.waitForSelector('hortus-editor .cm-link-found')
  await page.waitForTimeout(3_000)
  await page.locator('.cm-content').focus()
  await page.evaluate(() => {
    window.keyTimes = []
    const channel = new MessageChannel()
    let since
    channel.port1.onmessage = () => window.keyTimes.push(performance.now() - since)
    document.addEventListener(
      'keydown',
      () => {
        since = performance.now()
        // The message comes when the frame is painted.
        requestAnimationFrame(() => channel.port2.postMessage(undefined))
      },
      true,
    )
  })
  const frames = []
  const works = []
  for (const place of ['start', 'middle']) {
    if (place === 'middle') await scrollToMiddle(page)
    else for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.waitForTimeout(1_500)
    await page.evaluate(() => (window.keyTimes.length = 0))
    await pressKeys(page)
    frames.push(...(await page.evaluate(() => window.keyTimes)))
    // Apart, because to write down what the browser does takes time itself.
    await page.context().browser().startTracing(page, { categories })
    await pressKeys(page)
    works.push(...collectWork(await page.context().browser().stopTracing()))
  }
  // Else the next note would begin with a question about a draft.
  await page.waitForSelector('.editor-state[data-state=saved]')
  return { work: summarize(works), frame: summarize(frames) }
}

async function pressKeys(page) {
  for (let i = 0; i < keyCount; i++) {
    await page.keyboard.press('abcdefgh *'[i % 10] === ' ' ? 'Space' : 'abcdefgh *'[i % 10])
    await page.waitForTimeout(keyPause)
  }
}

/** The events that have tasks, keys and frames. */
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'cc']

/** Of each key the processor's time of its thread's tasks, from the key to the first frame after it. */
function collectWork(trace) {
  const { traceEvents } = JSON.parse(trace.toString())
  const keys = traceEvents.filter(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown',
  )
  return keys.flatMap(({ pid, tid, ts }) => {
    const own = traceEvents.filter((one) => one.pid === pid && one.tid === tid && one.ph === 'X')
    const commits = own.filter((one) => one.name === 'Commit' && one.ts >= ts)
    if (commits.length === 0) return []
    const end = Math.min(...commits.map((one) => one.ts + one.dur))
    const tasks = own.filter((one) => one.name === 'RunTask' && one.ts + one.dur > ts && one.ts < end)
    return [tasks.reduce((sum, { tdur }) => sum + tdur, 0) / 1_000]
  })
}

/** Clicks a paragraph in the middle of the note. */
async function scrollToMiddle(page) {
  const scroll = (by) => page.evaluate((top) => document.querySelector('.cm-scroller').scrollBy(0, top), by)
  await scroll(await page.evaluate(() => document.querySelector('.cm-scroller').scrollHeight / 2))
  for (let i = 0; i < 20; i++) {
    await page.waitForTimeout(1_000)
    const boxes = await page.locator('.cm-line:has-text("one more time")').evaluateAll((lines) =>
      lines.map((line) => {
        const { x, y } = line.getBoundingClientRect()
        return { x, y }
      }),
    )
    const box = boxes.find(({ y }) => y > 150 && y < 800)
    if (box) {
      await page.mouse.click(box.x + 40, box.y + 10)
      return
    }
    await scroll(200)
  }
  throw new Error('There is no paragraph in the middle')
}

async function findEntrance(output) {
  for (let i = 0; i < 600; i++) {
    const found = /http:\/\/\S+#key=\S+/.exec(output())
    if (found) return found[0]
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`hortus serve did not start: ${output()}`)
}

/** Everything a note can have, over and over. */
function longNote(size) {
  const sentence =
    'Notes about [[Dataview]] and *plain* words stand **here** with `code` beside them, one more time.'
  const kinds = [
    () => `${sentence} ${sentence} ${sentence}`,
    () => '- one thing\n- another [[Templater|thing]]\n  - [ ] a task\n  - [x] done\n- the last thing',
    () => '| Name | What |\n|---|---:|\n| [[Dataview]] | 1 |\n| `code` | **2** |',
    () => '> [!tip] Advice\n> Do it ==well== and #soon.\n> > And quote it.',
    () => 'Inline $e^{i\\pi}$ and\n\n$$\n\\int_0^1 x\\,dx\n$$',
    () => '```js\nconst a = 1 // one\nfunction f() { return a }\n```',
    () => `${sentence} ~~Gone~~ [elsewhere](https://example.org) ^[small].`,
  ]
  const parts = ['---\ntags: [long]\naliases: [Long one]\n---\n', '# Long note']
  for (let i = 0, length = 0; length < size; i++) {
    const part = i % 10 === 9 ? `## Part ${i}` : kinds[i % kinds.length]()
    length += part.length + 2
    parts.push(part)
  }
  return `${parts.join('\n\n')}\n`
}

function summarize(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { median: at(0.5), p95: at(0.95), worst: sorted.at(-1), count: sorted.length }
}
