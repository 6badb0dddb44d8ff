import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { hookDialogs, provokeFrames } from './provoke.ts'
import type { ReadSite } from './read-site.ts'

/** What a page did that no page may do, in words; by its path. */
type Deeds = ReadonlyMap<string, readonly string[]>

/** A browser in which attacks are tried. */
export interface Trial {
  /** Opens every path, fires every event at every element, clicks what can be clicked. */
  tryPages(paths: readonly string[], readSite: ReadSite): Promise<Deeds>
  close(): Promise<void>
}

/** Pages that stand side by side in one tab. */
const batchSize = 24

/** Tabs that work side by side: one page's scripts run while another is parsed. */
const tabCount = 2

/** Batches after which a tab is closed: what an attack keeps busy or open cannot hold up those that follow. */
const batchesOfTab = 8

/** Hosts whose players the sanitiser lets through. */
const players = new Set(['www.youtube-nocookie.com', 'player.vimeo.com'])

const host = 'garden.example'

/**
 * Starts a browser with the content security policy switched off, so that nothing but the pages themselves keeps an
 * attack from running. Every host name leads to a server of this process: the garden's gets the site's files, others
 * get a script that gives itself away.
 */
export async function startTrial(): Promise<Trial> {
  let readSite: ReadSite = () => undefined
  const server = createServer((request, response) => {
    const isOurs = request.headers.host === host
    const file = isOurs ? readSite(new URL(request.url ?? '/', 'http://x').pathname) : undefined
    // A path has one answer throughout a trial, so that the browser need not ask for it again from every page.
    const headers = { 'content-type': file?.contentType, 'cache-control': 'max-age=86400, immutable' }
    if (file) response.writeHead(200, headers).end(file.body)
    else if (isOurs) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/javascript' }).end('alert("remote")')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await launchBrowser([`--host-resolver-rules=MAP * 127.0.0.1:${port}`])
  return {
    async tryPages(paths, read) {
      readSite = (path) =>
        path === '/-trial' ? { body: Buffer.from('<!doctype html>'), contentType: 'text/html' } : read(path)
      return tryIn(browser, paths)
    },
    close: () => stop(browser, server),
  }
}

async function tryIn(browser: TestBrowser, paths: readonly string[]): Promise<Deeds> {
  const deeds = new Map<string, string[]>()
  const context = await browser.newContext({ bypassCSP: true })
  await context.addInitScript(hookDialogs)
  const note = (where: string, deed: string, batch: readonly string[]): void => {
    const path = where.startsWith(`http://${host}/`) ? decodeURI(new URL(where).pathname) : (batch[0] ?? '')
    deeds.set(path, [...(deeds.get(path) ?? []), deed])
  }
  const listen = (page: Page, batchNow: () => readonly string[]): void => {
    page.on('console', (message) => {
      const [sign, what, where] = message.text().split('\u0001')
      if (sign === 'attack') note(where ?? '', `ran ${what}`, batchNow())
    })
    page.on('dialog', (dialog) => {
      note('', 'opened a dialog', batchNow())
      void dialog.dismiss().catch(() => {})
    })
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.host === host || !/^https?:$/.test(url.protocol)) return
      // A frame that leaves is still at its page; one inside a page is nowhere yet.
      const frame = request.frame()
      const where = frame.url().startsWith(`http://${host}/`)
        ? frame.url()
        : (frame.parentFrame()?.url() ?? '')
      if (request.resourceType() === 'script') note(where, `loaded the script ${url.href}`, batchNow())
      if (request.isNavigationRequest() && !players.has(url.host))
        note(where, `led to ${url.href}`, batchNow())
    })
  }
  let at = 0
  const work = async (): Promise<void> => {
    while (at < paths.length) {
      const page = await context.newPage()
      let batch: readonly string[] = []
      listen(page, () => batch)
      await page.goto(`http://${host}/-trial`, { timeout: 120_000 })
      for (let done = 0; done < batchesOfTab && at < paths.length; done++) {
        batch = paths.slice(at, at + batchSize)
        at += batchSize
        await page.evaluate(
          provokeFrames,
          batch.map((path) => encodeURI(path)),
        )
      }
      await page.close()
    }
  }
  await Promise.all(Array.from({ length: tabCount }, work))
  await context.close()
  return deeds
}

async function stop(browser: TestBrowser, server: Server): Promise<void> {
  await browser.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
