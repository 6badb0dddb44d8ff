import { weighPage } from '../weigh-page.mjs'

/**
 * Goes from home to the map and back by the page's own links, `turns` times, as a reader does. Gives what the page holds
 * after the first time and after the last, when the map is closed, by {@link weighPage}.
 */
export async function visitMap(browser, server, turns) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('HeapProfiler.enable')
  await page.goto(server.url)
  await page.waitForSelector('html[data-ready]')
  let first
  for (let turn = 1; turn <= turns; turn++) {
    await page.evaluate(async () => {
      const next = (name, act) =>
        new Promise((done) => {
          document.addEventListener(name, done, { once: true })
          act()
        })
      await next('hortus:map', () => document.querySelector('a[href$="/map/"]').click())
      await document.querySelector('hortus-map').map.settled()
      await next('hortus:shown', () => document.querySelector('.map-home').click())
    })
    if (turn === 1) first = await weighPage(page, cdp)
  }
  const last = await weighPage(page, cdp)
  await context.close()
  return { first, last }
}
