import { patience } from '../search/slow-server.mjs'

/** What Chromium says of the main thread: seconds of its processor time since the page began. */
async function readMetrics(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

/**
 * Opens the map of a served site as a reader who has never been there, and waits until it is drawn and can be used. Gives
 * `{ page, cdp, openMs, scriptMs, taskMs, bytes }`: wall time, processor time of scripts and of the whole main thread, and
 * what was sent until then. Close the page's context when done.
 */
export async function openMap(browser, server, line) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  await page.addInitScript(() => {
    document.addEventListener('hortus:map', () => {
      // The frame after the one in which it was drawn: the picture is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => (window.mapIsThere = performance.now())))
    })
  })
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  // With each context Chromium opens a window of its own with pages for its address bar; that is no part of the map.
  await page.waitForTimeout(1_000)
  server.state.log.length = 0
  server.state.line = line
  await page.goto(`${server.url}map/`, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.mapIsThere !== undefined)
  const openMs = await page.evaluate(() => window.mapIsThere)
  const { ScriptDuration, TaskDuration } = await readMetrics(cdp)
  const bytes = server.state.log.reduce((sum, sent) => sum + sent.bytes, 0)
  server.state.line = undefined
  return { page, cdp, openMs, scriptMs: ScriptDuration * 1000, taskMs: TaskDuration * 1000, bytes }
}

/** Drags and zooms an open map for some frames; gives the main thread's script time in each, in milliseconds. */
export async function moveMap({ page, cdp }, frames) {
  await page.evaluate(() => document.querySelector('hortus-map').map.settled())
  const times = []
  const measure = async (move) => {
    const before = await readMetrics(cdp)
    await move()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const after = await readMetrics(cdp)
    times.push((after.ScriptDuration - before.ScriptDuration) * 1000)
  }
  await page.mouse.move(500, 450)
  await page.mouse.down()
  for (let i = 0; i < frames / 2; i++) {
    const [x, y] = [500 + 200 * Math.sin(i / 6), 450 + 140 * Math.sin(i / 9)]
    await measure(() => page.mouse.move(x, y))
  }
  await page.mouse.up()
  for (let i = 0; i < frames / 2; i++) await measure(() => page.mouse.wheel(0, i % 10 < 6 ? -60 : 60))
  return times
}

/** Frames that an open map draws in some milliseconds in which nobody does anything. */
export async function countIdleFrames({ page }, ms) {
  await page.evaluate(() => document.querySelector('hortus-map').map.settled())
  await page.waitForTimeout(1_500)
  const count = () => page.evaluate(() => document.querySelector('hortus-map').map.frames)
  const before = await count()
  await page.waitForTimeout(ms)
  return (await count()) - before
}

/**
 * The part of the map beside a note, which stands below the window at first: gives the bytes that it fetched before it came
 * into view, and then, and the milliseconds from there to its picture.
 */
export async function showCrop(browser, server, address) {
  const context = await browser.newContext({ viewport: { width: 400, height: 500 } })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  server.state.log.length = 0
  await page.goto(server.url + address)
  await page.waitForSelector('html[data-ready]')
  await page.waitForTimeout(500)
  const ofMap = () =>
    server.state.log
      .filter(({ path }) => /-\/map\/|local-map/.test(path))
      .reduce((sum, { bytes }) => sum + bytes, 0)
  const before = ofMap()
  const ms = await page.evaluate(
    () =>
      new Promise((done) => {
        const element = document.querySelector('hortus-local-map')
        const startedAt = performance.now()
        element.addEventListener('hortus:map', () => done(performance.now() - startedAt), { once: true })
        element.scrollIntoView()
      }),
  )
  const after = ofMap()
  await context.close()
  return { before, bytes: after, ms }
}
