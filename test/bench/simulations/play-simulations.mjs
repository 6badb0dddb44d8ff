/** Frames that are counted of each simulation, at least; one that ends sooner is played again. */
const leastFrames = 120

/** As fast as a page asks for a step: one each frame. */
const frameMs = 16

/**
 * Plays every simulation of a page at a step a frame, however calmly it plays for readers, and gives of each
 * `{ name, frames, steps, frameMs }`: what a frame costs the page's own thread, in milliseconds of its processor time, all of it:
 * scripts, layout, style, paint.
 */
export async function playSimulations(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.route(address, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replaceAll(/ data-interval="\d+"/g, ` data-interval="${frameMs}"`)
    await route.fulfill({ response, body })
  })
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
  }
  await page.goto(address)
  await page.waitForSelector('html[data-ready]')
  const found = []
  for (const figure of await page.locator('figure.simulation').all()) {
    const name = await figure.getAttribute('data-simulation')
    let [frames, steps, ms] = [0, 0, 0]
    await figure.scrollIntoViewIfNeeded()
    while (frames < leastFrames) {
      await figure.locator('[data-move=again]').click()
      // The module is compiled and the start is drawn before anything counts.
      await page.waitForTimeout(400)
      const before = await spent()
      const played = await figure.evaluate(playOnce)
      ms += (await spent()) - before
      frames += played.frames
      steps += played.steps
    }
    found.push({ name, frames, steps, frameMs: ms / frames })
  }
  await context.close()
  return found
}

/** In the page: plays to the end, or for two seconds. */
async function playOnce(figure) {
  const play = figure.querySelector('[data-move=play]')
  const begin = performance.now()
  let frames = 0
  play.click()
  while (frames < 2 || (figure.classList.contains('is-playing') && performance.now() - begin < 2_000)) {
    await new Promise((done) => requestAnimationFrame(done))
    frames++
  }
  if (figure.classList.contains('is-playing')) play.click()
  return { frames, steps: Number.parseInt(figure.querySelector('.simulation-bar output').textContent, 10) }
}
