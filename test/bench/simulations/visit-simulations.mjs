import { weighPage } from '../weigh-page.mjs'

/**
 * Goes from home to pages with simulations and back, without the page being loaded anew, `turns` times, and plays each and sets its
 * sliders as a reader does. Gives what the page holds at home after the second time and after the last, by {@link weighPage}.
 */
export async function visitSimulations(browser, url, paths, turns) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('HeapProfiler.enable')
  await page.goto(url)
  await page.waitForSelector('html[data-ready]')
  let second
  for (let turn = 1; turn <= turns; turn++) {
    for (const path of paths) {
      await follow(page, new URL(path, url).pathname)
      await page.evaluate(playAll)
      await follow(page, new URL(url).pathname)
    }
    if (turn === 2) second = await weighPage(page, cdp)
  }
  const last = await weighPage(page, cdp)
  await context.close()
  return { second, last }
}

/** By a link of the page's own, which need not have one there. */
async function follow(page, pathname) {
  await page.evaluate(
    (href) =>
      new Promise((done) => {
        document.addEventListener('hortus:shown', done, { once: true })
        const link = Object.assign(document.createElement('a'), { href, textContent: href })
        document.querySelector('main').append(link)
        link.click()
      }),
    pathname,
  )
}

/** In the page. */
async function playAll() {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms))
  for (const figure of document.querySelectorAll('figure.simulation')) {
    figure.querySelector('[data-move=play]').click()
    await wait(300)
    for (const slider of figure.querySelectorAll('input[type=range]')) {
      slider.value = slider.max
      slider.dispatchEvent(new Event('input', { bubbles: true }))
    }
    await wait(200)
  }
}
