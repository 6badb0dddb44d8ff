import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { TestBrowser } from '../browser.ts'
import { openPlace } from './open-place.ts'

/** Pixels across a picture of README.md, which shows it at half of that and less. */
const width = 1800

const places = [
  { name: 'home', address: '' },
  { name: 'map', address: 'map/' },
]

/** Takes the pictures of README.md: home and the map, each light and dark, as WebP. */
export async function takeReadmePictures(browser: TestBrowser, url: string, folder: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: width / 1440,
      colorScheme,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    for (const place of places) {
      if (!(await openPlace(page, url, place))) throw new Error(`The garden has no ${place.name}`)
      const file = join(folder, `${place.name}-${colorScheme}.webp`)
      const bytes = await toWebP(await context.newPage(), await page.screenshot())
      writeFileSync(file, bytes)
      console.log(`${file}: ${Math.ceil(bytes.length / 1000)} kB`)
    }
    await context.close()
  }
}

/** A PNG as WebP, which the browser makes itself; the page is an empty one and is closed. */
async function toWebP(page: Page, png: Buffer): Promise<Buffer> {
  const data = await page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.86)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  await page.close()
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
}
