import type { Page } from 'playwright-core'
import type { HortusMap } from '../../../src/features/map/web/hortus-map.ts'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { settleMap } from './map-page.ts'
import { type OpenSite, openSite } from './open-site.ts'

/** Two topics of notes that link in a ring, a chain of prerequisites, a wanted note, a draft. */
export const mapGarden: Record<string, string> = {
  'rivers/index.md': '---\ntype: topic\ntitle: Rivers\n---\nWater that goes.',
  'hills/index.md': '---\ntype: topic\ntitle: Hills\n---\nEarth that stays.',
  'hortus.config.json': '{ "title": "Rivers & <Hills>", "author": { "name": "Ann & Bo" } }',
  'secret.md': '---\ndraft: true\n---\nA hidden valley [[River 1]].',
}
for (let i = 1; i <= 9; i++) {
  const requires = i === 3 ? '\nrequires: ["[[River 2]]"]' : i === 2 ? '\nrequires: ["[[River 1]]"]' : ''
  mapGarden[`rivers/River ${i}.md`] =
    `---\nstage: ${i < 5 ? 'seedling' : 'evergreen'}\ncreated: 2025-0${i}-01\ntags: [water]${requires}\n---\nRiver ${i} flows into [[River ${(i % 9) + 1}]], as rivers do.${i === 4 ? ' Its spring is on [[Hill 2]], far above.' : ''}`
  mapGarden[`hills/Hill ${i}.md`] =
    `Hill ${i} stands beside [[Hill ${(i % 9) + 1}]].${i === 5 ? ' See [[A lost hill]].' : ''}`
}

/** The site of `mapGarden` in a browser that can draw maps. */
export interface OpenMapGarden {
  readonly site: OpenSite
  readonly browser: TestBrowser
  /** Errors of all pages that `openPage` gave, in the order they came. */
  readonly problems: readonly string[]
  readonly openPage: () => Promise<Page>
  readonly close: () => Promise<void>
}

export async function openMapGarden(): Promise<OpenMapGarden> {
  const site = await openSite(mapGarden)
  const browser = await launchBrowser(['--enable-unsafe-swiftshader'])
  const problems: string[] = []
  const openPage = async (): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    return page
  }
  const close = async (): Promise<void> => {
    await browser.close()
    await site.close()
  }
  return { site, browser, problems, openPage, close }
}

/** Waits until that note is chosen, or none for `undefined`, and the map has come to rest. */
export async function waitForSelected(page: Page, title: string | undefined): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector<HortusMap>('hortus-map')!.map!.selected === wanted,
    title,
  )
  await settleMap(page)
}

/** Finds a note on the map by the field above it, and goes there. */
export async function findOnMap(page: Page, title: string): Promise<void> {
  await page.locator('.map-search input').fill(title.toLowerCase())
  await page.locator('.map-found button', { hasText: title }).click()
  await waitForSelected(page, title)
}

/** Presses keys on the map, and waits after each until what it asked for is drawn. */
export async function pressOnMap(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.locator('.map-canvas').focus()
  for (const key of keys) {
    await page.keyboard.press(key)
    await settleMap(page)
  }
}
