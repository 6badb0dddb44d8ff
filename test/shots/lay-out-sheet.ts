import { readFileSync } from 'node:fs'
import type { TestBrowser } from '../browser.ts'

/** Width of a picture on a sheet, and pictures in a row. */
const columnWidth = 400
const columns = 6

/** Lays pictures out side by side, each with its name above it, in one picture. */
export async function layOutSheet(
  browser: TestBrowser,
  shots: readonly { readonly label: string; readonly file: string }[],
  width: number,
  sheet: string,
): Promise<void> {
  const shown = Math.min(columnWidth, width)
  const page = await browser.newPage({ viewport: { width: columns * (shown + 16) + 16, height: 800 } })
  const figures = shots.map(
    ({ label, file }) =>
      `<figure><figcaption>${label}</figcaption><img alt="" src="data:image/png;base64,${readFileSync(file).toString('base64')}"></figure>`,
  )
  await page.setContent(
    `<style>body{display:grid;grid-template-columns:repeat(${columns},${shown}px);gap:16px;margin:16px;background:#888;font:14px sans-serif;align-items:start}figure{margin:0}img{width:100%;display:block}</style>${figures.join('')}`,
  )
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
  await page.screenshot({ path: sheet, fullPage: true })
  await page.close()
}
