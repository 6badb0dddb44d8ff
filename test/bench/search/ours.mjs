import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { longestChain, patience } from './slow-server.mjs'

/** Opens the search files of a built site in this process, as a browser's worker does: each file is read once. */
export async function openBuiltSearch(library, site) {
  const read = (name) => gunzipSync(readFileSync(join(site, '-/search', `${name}.bin`)))
  const entry = JSON.parse(read('entry').toString())
  return library.createSearcher(library.openStaticTerms(entry, async (name) => new Uint8Array(read(name))))
}

/** The addresses of the first ten notes, the best first. */
export async function askOurs(searcher, query) {
  const { hits } = await searcher.search(`${query} `)
  return hits.map(({ address }) => address)
}

/**
 * A cold reader's first query: a fresh browser context, a page of the site, the palette opened by its key, the words put
 * in at once. Gives `{ firstMs, bytes, requests, chain }` up to ten results, the code of the palette included.
 */
export async function askOursCold(browser, server, line, query) {
  // A window in which no note is shown beside the list: that is another page, fetched after the query.
  const context = await browser.newContext({ viewport: { width: 820, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  await page.goto(server.url)
  await page.waitForSelector('html[data-ready]')
  await server.settled()
  server.state.log.length = 0
  server.state.line = line
  const startedAt = performance.now()
  await page.keyboard.press('/')
  await page.waitForSelector('hortus-search input:focus')
  await page.locator('hortus-search input').evaluate((field, text) => {
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }, query)
  await page.waitForSelector('hortus-search a[role=option]')
  const firstMs = performance.now() - startedAt
  await server.settled()
  server.state.line = undefined
  const log = [...server.state.log]
  await context.close()
  return {
    firstMs,
    bytes: log.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: log.length,
    chain: longestChain(log),
    log,
  }
}
