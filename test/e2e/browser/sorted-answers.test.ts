import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { openSite } from './open-site.ts'

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('a table that answers a query', () => {
  it('is sorted by its heads with the keyboard: up, down, and as its author asked', async () => {
    const site = await openSite({
      'a.md': '---\nsize: 10\n---\n',
      'b.md': '---\nsize: 9\n---\n',
      'c.md': '---\nsize: 30\n---\n',
      'all.md': '```dataview\nTABLE size WHERE size SORT file.name ASC\n```\n',
    })
    const page = await browser.newPage()
    await page.goto(`${site.url}all/`)
    await page.waitForSelector('[data-ready]')
    const head = page.locator('.query th').nth(1)
    const button = head.locator('button.sort-rows')
    await button.waitFor()
    const rows = (): Promise<string> =>
      page.evaluate(() =>
        [...document.querySelectorAll('.query tbody tr')]
          .map((row) => row.lastElementChild!.textContent)
          .join(),
      )
    const seen: (string | null)[][] = []
    for (let i = 0; i < 3; i++) {
      await button.focus()
      await page.keyboard.press('Enter')
      seen.push([await head.getAttribute('aria-sort'), await rows()])
    }
    await page.context().close()
    await site.close()
    expect(seen).toEqual([
      ['ascending', '9,10,30'],
      ['descending', '30,10,9'],
      [null, '10,9,30'],
    ])
  })
})
