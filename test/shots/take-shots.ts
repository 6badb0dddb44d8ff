/**
 * `npm run shots`: takes pictures of a page of every kind at three widths, light and dark, of `garden/` and of the gardens in
 * `HORTUS_VAULTS`, and lays them out on contact sheets, one for each garden, width and theme. `-- --out FOLDER` says where
 * (`.shots/` by default), `--garden NAME` takes one garden, `--page NAME` one kind of page. `--readme` makes the pictures of
 * README.md in `docs/pictures/` and nothing else. No part of the tests: somebody looks at them.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { ensureBuilt } from '../../src/start/ensure-built.mjs'
import { launchBrowser, type TestBrowser } from '../browser.ts'
import { serveSite } from '../e2e/browser/open-site.ts'
import { settle } from '../e2e/browser/settle.ts'
import { runHortus } from '../e2e/build/run-hortus.ts'
import { layOutSheet } from './lay-out-sheet.ts'
import { openPlace } from './open-place.ts'
import { joinParts, type ShotPlace, shotPlaces } from './shot-places.ts'
import { takeReadmePictures } from './take-readme-pictures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const own = join(root, 'garden')
const vaults = process.env['HORTUS_VAULTS']
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, '.shots') },
    garden: { type: 'string' },
    page: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
})

const windows = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
]
const themes = ['light', 'dark'] as const

/** Of a long page, this much is shown, in heights of the window. */
const maxHeights = 2.5

/** Gardens by name: ours, and those of others that are there. */
function findGardens(): readonly { readonly name: string; readonly folder: string }[] {
  const others =
    vaults === undefined ? [] : ['obsidian-help', 'obsidian-hub'].map((name) => join(vaults, name))
  const all = [own, ...others.filter((folder) => existsSync(folder))]
  return all
    .map((folder) => ({ name: folder.split(/[\\/]/).at(-1) ?? '', folder }))
    .filter(({ name }) => values.garden === undefined || values.garden === name)
}

/** Builds a garden and hands its site, served, to `use`. */
async function withSite(folder: string, use: (url: string, json: string) => Promise<void>): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'hortus-shots-'))
  try {
    const site = join(scratch, 'site')
    const built = await runHortus([
      'build',
      folder,
      '--out',
      site,
      ...(folder === own ? [] : ['--untrusted']),
    ])
    if (!existsSync(join(site, 'index.html'))) throw new Error(built.stderr)
    const served = await serveSite(site)
    try {
      await use(
        served.url,
        joinParts((address) => served.read(address).toString()),
      )
    } finally {
      await served.close()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** A picture of a page from its top; of what fills the window, of the window. */
async function takePicture(page: Page, { name, does }: ShotPlace, file: string): Promise<void> {
  const window = page.viewportSize() ?? { width: 0, height: 0 }
  const full = await page.evaluate(() => document.documentElement.scrollHeight)
  const isWindow = name === 'map' || does !== undefined
  const height = isWindow ? window.height : Math.min(full, Math.floor(window.height * maxHeights))
  // A window of that height: a browser draws a page of many screens whole, to keep little of it.
  await page.setViewportSize({ ...window, height })
  await settle(page)
  await page.screenshot({ path: file, timeout: 120_000 })
  await page.setViewportSize(window)
}

async function takeShots(
  browser: TestBrowser,
  name: string,
  url: string,
  places: readonly ShotPlace[],
): Promise<void> {
  for (const viewport of windows) {
    for (const colorScheme of themes) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      const shots: { label: string; file: string }[] = []
      for (const place of places) {
        if (viewport.width < (place.from ?? 0) || !(await openPlace(page, url, place))) continue
        const file = join(values.out, name, `${place.name}-${viewport.width}-${colorScheme}.png`)
        await takePicture(page, place, file)
        shots.push({ label: place.name, file })
      }
      await context.close()
      const sheet = join(values.out, `${name}-${viewport.width}-${colorScheme}.png`)
      await layOutSheet(browser, shots, viewport.width, sheet)
      console.log(sheet)
    }
  }
}

if (!ensureBuilt(root, console.log)) throw new Error('The build failed')
const browser = await launchBrowser()
try {
  if (values.readme) {
    const folder = join(root, 'docs/pictures')
    mkdirSync(folder, { recursive: true })
    await withSite(own, (url) => takeReadmePictures(browser, url, folder))
  } else {
    for (const { name, folder } of findGardens()) {
      mkdirSync(join(resolve(values.out), name), { recursive: true })
      await withSite(folder, async (url, json) => {
        const places = shotPlaces(json).filter(
          (place) => values.page === undefined || place.name === values.page,
        )
        await takeShots(browser, name, url, places)
      })
    }
  }
} finally {
  await browser.close()
}
