import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from './open-site.ts'

let browser: TestBrowser
let site: OpenSite

beforeAll(async () => {
  browser = await launchBrowser()
  const drawing = (attributes: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="90" height="60"/></svg>`
  site = await openSite({
    'a.md': 'Before.\n\n![[sized.svg]]\n\n![[sized.svg|60]]\n\n![[shape.svg]]\n\nAfter.\n',
    'sized.svg': drawing('width="1500" height="1000"'),
    'shape.svg': drawing('viewBox="0 0 90 60"'),
  })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

it('keeps the place of pictures free until they come', async () => {
  const page = await browser.newPage()
  let letIn = (): void => {}
  const held = new Promise<void>((resolve) => {
    letIn = resolve
  })
  await page.route('**/*.svg', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${site.url}a/`, { waitUntil: 'domcontentloaded' })
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.text p, .text img')].map((element) => {
        const { top, width, height } = element.getBoundingClientRect()
        return [top + window.scrollY, width, height].map(Math.round)
      }),
    )
  await page.evaluate(() => document.fonts.ready)
  const before = await places()
  const sizes = (): Promise<boolean> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLImageElement>('.text img')].some(
        (image) => image.complete && image.naturalWidth > 0,
      ),
    )
  expect(await sizes()).toBe(false)
  letIn()
  await page.evaluate(() => {
    for (const image of document.querySelectorAll<HTMLImageElement>('.text img')) image.loading = 'eager'
  })
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.text img')].every(
      (image) => image.complete && image.naturalWidth > 0,
    ),
  )
  expect(await places()).toEqual(before)
  await page.close()
})
