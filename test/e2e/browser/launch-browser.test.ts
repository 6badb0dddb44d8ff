import { expect, it } from 'vitest'
import { findBrowser, keepPage, launchBrowser, type TestBrowser } from '../../browser.ts'

async function look(browser: TestBrowser): Promise<unknown> {
  const page = await browser.newPage()
  await page.setContent('<p>Hello</p>')
  return page.evaluate(() => ({
    text: document.body.textContent,
    webgl: document.createElement('canvas').getContext('webgl2') !== null,
  }))
}

it('starts a browser that runs script and draws with WebGL 2, also after a context was closed', async () => {
  const browser = await launchBrowser()
  try {
    await (await browser.newContext()).close()
    expect(await look(browser)).toEqual({ text: 'Hello', webgl: true })
    await (await browser.newPage()).close()
    expect(await look(browser)).toEqual({ text: 'Hello', webgl: true })
  } finally {
    await browser.close()
  }
})

it('keeps pages of different sites apart, as the browsers of readers do', async () => {
  const { args } = await findBrowser()
  expect(
    args.filter((arg) => /web-security|site-isolation|site-per-process|insecure|single-process/.test(arg)),
  ).toEqual([])
})

it('starts another browser, and opens a shared page anew, where the last one died', async () => {
  const browser = await launchBrowser()
  try {
    const page = await keepPage(undefined, () => browser.newPage())
    expect(await keepPage(page, () => browser.newPage())).toBe(page)
    await page.goto('chrome://crash').catch(() => {})
    await expect.poll(() => page.isClosed()).toBe(true)
    const second = await keepPage(page, () => browser.newPage())
    expect(await second.evaluate(() => 1 + 1)).toBe(2)

    const owner = second.context().browser()!
    await (await owner.newBrowserCDPSession()).send('Browser.crash').catch(() => {})
    await expect.poll(() => second.isClosed()).toBe(true)
    expect(await look(browser)).toEqual({ text: 'Hello', webgl: true })
  } finally {
    await browser.close()
  }
})

it('says so when CHROME_PATH is not a program', async () => {
  await expect(findBrowser({ CHROME_PATH: '/no/such/chrome' })).rejects.toThrow(
    'CHROME_PATH is not a program',
  )
})
