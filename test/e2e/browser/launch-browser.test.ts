import type { Browser } from 'playwright-core'
import { expect, it } from 'vitest'
import { findBrowser, launchBrowser } from '../../browser.ts'

async function look(browser: Browser): Promise<unknown> {
  try {
    const page = await browser.newPage()
    await page.setContent('<p>Hello</p>')
    return await page.evaluate(() => ({
      text: document.body.textContent,
      webgl: document.createElement('canvas').getContext('webgl2') !== null,
    }))
  } finally {
    await browser.close()
  }
}

it('starts a browser that runs script and draws with WebGL 2', async () => {
  expect(await look(await launchBrowser())).toEqual({ text: 'Hello', webgl: true })
})

it('falls back on the browser that an npm package ships', async (context) => {
  const found = await findBrowser({ PATH: '' })
  if (found.from === 'machine') context.skip('a browser is in one of the usual places of this system')
  expect(await look(await launchBrowser([], found))).toEqual({ text: 'Hello', webgl: true })
})

it('says so when CHROME_PATH is not a program', async () => {
  await expect(findBrowser({ CHROME_PATH: '/no/such/chrome' })).rejects.toThrow(
    'CHROME_PATH is not a program',
  )
})
