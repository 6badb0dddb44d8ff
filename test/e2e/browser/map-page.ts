import type { Page } from 'playwright-core'
import type { HortusMap } from '../../../src/features/map/web/hortus-map.ts'
import type { MapHook } from '../../../src/features/map/web/map-hook.ts'
import type { OpenSite } from './open-site.ts'

/** Opens a site's map anew, whatever was open before. */
export async function openMapOf(page: Page, site: OpenSite, hash = ''): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${site.url}map/${hash}`)
  await page.waitForFunction(() => document.querySelector<HortusMap>('hortus-map')?.map !== undefined)
  await settleMap(page)
}

/** Waits until what is in view has come, and what keys asked for is done and drawn. */
export async function settleMap(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HortusMap>('hortus-map')!.map!.settled())
}

/** Opens one of the panels, if it is not open. */
export async function openMapPanel(page: Page, name: string): Promise<void> {
  const tab = page.locator('.map-tabs button', { hasText: name })
  if ((await tab.getAttribute('aria-pressed')) !== 'true') await tab.click()
}

/** Reads the open map through its hook; `look` runs in the page and sees nothing else. */
export function readMap<Value>(page: Page, look: (map: MapHook) => Value): Promise<Value> {
  return page.evaluate(`(${look.toString()})(document.querySelector('hortus-map').map)`) as Promise<Value>
}
