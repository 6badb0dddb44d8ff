import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../browser.ts'
import { hookDialogs, provokeFrames } from './provoke.ts'
import type { ReadSite } from './read-site.ts'

/** What a page did that no page may do, in words; by its path. */
export type Deeds = ReadonlyMap<string, readonly string[]>

/** A browser in which attacks are tried. */
export interface Trial {
  /** Opens every path, fires every event at every element, clicks what can be clicked. */
  tryPages(paths: readonly string[], readSite: ReadSite): Promise<Deeds>
  close(): Promise<void>
}

/** Pages that stand side by side in one tab. */
const batchSize = 24

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
    if (file) response.writeHead(200, { 'content-type': file.contentType }).end(file.body)
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

async function tryIn(browser: Browser, paths: readonly string[]): Promise<Deeds> {
  const deeds = new Map<string, string[]>()
  const context = await browser.newContext({ bypassCSP: true })
  await context.addInitScript(hookDialogs)
  let batch: readonly string[] = []
  const note = (where: string, deed: string): void => {
    const path = where.startsWith(`http://${host}/`) ? decodeURI(new URL(where).pathname) : (batch[0] ?? '')
    deeds.set(path, [...(deeds.get(path) ?? []), deed])
  }
  const listen = (page: Page): void => {
    page.on('console', (message) => {
      const [sign, what, where] = message.text().split('\u0001')
      if (sign === 'attack') note(where ?? '', `ran ${what}`)
    })
    page.on('dialog', (dialog) => {
      note('', 'opened a dialog')
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
      if (request.resourceType() === 'script') note(where, `loaded the script ${url.href}`)
      if (request.isNavigationRequest() && !players.has(url.host)) note(where, `led to ${url.href}`)
    })
  }
  for (let at = 0; at < paths.length; at += batchSize) {
    batch = paths.slice(at, at + batchSize)
    // A tab for each batch: what an attack keeps busy or open cannot hold up those that follow.
    const page = await context.newPage()
    listen(page)
    await page.goto(`http://${host}/-trial`, { timeout: 120_000 })
    await page.evaluate(
      provokeFrames,
      batch.map((path) => encodeURI(path)),
    )
    await page.close()
  }
  await context.close()
  return deeds
}

async function stop(browser: Browser, server: Server): Promise<void> {
  await browser.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
