import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { openMapOf, readMap } from './map-page.ts'
import { type OpenSite, openSite } from './open-site.ts'

let browser: TestBrowser
let site: OpenSite

beforeAll(async () => {
  browser = await launchBrowser(['--enable-unsafe-swiftshader'])
  const notes = Array.from({ length: 1_260 }, (_, i): [string, string] => [
    `land ${i % 12}/n${i}.md`,
    `[[n${(i + 12) % 1_260}]]`,
  ])
  site = await openSite(Object.fromEntries(notes))
}, 180_000)

afterAll(async () => {
  await site?.close()
  await browser?.close()
})

it('a large map is drawn when it opens, before a reader does anything', async () => {
  // So small that no note is drawn until a reader comes nearer: nothing but the first picture draws.
  const page = await browser.newPage({ viewport: { width: 320, height: 420 } })
  // A machine so slow that frames pass while the picture is made.
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await openMapOf(page, site)
  await expect.poll(() => readMap(page, (map) => map.frames)).toBeGreaterThan(0)
  expect(await readMap(page, (map) => map.labels().length)).toBeGreaterThan(0)
})
