import type { Page } from 'playwright-core'
import { settleMap } from '../e2e/browser/map-page.ts'
import { settle } from '../e2e/browser/settle.ts'
import type { ShotPlace } from './shot-places.ts'

/** Opens a page, does what belongs to it and waits until it rests; false where the garden has no such page. */
export async function openPlace(
  page: Page,
  url: string,
  { name, address, does }: ShotPlace,
): Promise<boolean> {
  const answer = await page.goto(url + address)
  if (answer?.status() === 404 && name !== 'not-found') return false
  await page.waitForSelector('[data-ready]')
  if (does === 'search') await searchFor(page)
  if (does === 'panes') await openBeside(page)
  if (name === 'map') {
    await page.waitForFunction(() => 'map' in (document.querySelector('hortus-map') ?? {}))
    await settleMap(page)
  }
  await page.waitForLoadState('networkidle')
  await settle(page)
  return true
}

async function searchFor(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.waitForSelector('hortus-search input:focus')
  await page.keyboard.type('memory')
  await page.waitForSelector('hortus-search a[role=option], hortus-search .notice')
}

/** Opens the first link of the text beside its page. */
async function openBeside(page: Page): Promise<void> {
  const link = page.locator('.page .text a[href^="/"]:not(.tag)').first()
  const href = (await link.count()) === 0 ? null : await link.getAttribute('href')
  if (href === null) return
  await page.goto(`${page.url()}?stack=${href.slice(1).replace(/#.*/, '')}`)
  await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
}
