import { describe, expect, it } from 'vitest'
import { useReader } from './use-reader.ts'

const { open } = useReader()

describe('a page whose site was replaced while it was open', () => {
  it('is loaded again where code that a reader asks for is gone, and works then', async () => {
    const page = await open(1000)
    await page.route('**/hortus-search-*.js', (route) => route.fulfill({ status: 404 }))
    const loaded = page.waitForEvent('load')
    await page.keyboard.press('/')
    await loaded
    await page.unroute('**/hortus-search-*.js')
    await page.waitForSelector('html[data-ready]')
    await page.keyboard.press('/')
    expect(await page.waitForSelector('dialog input')).toBeTruthy()
  })

  it('is loaded once, though it is never there', async () => {
    const page = await open(1000)
    await page.route('**/hortus-search-*.js', (route) => route.fulfill({ status: 404 }))
    let loads = 0
    page.on('load', () => loads++)
    const loaded = page.waitForEvent('load')
    await page.keyboard.press('/')
    await loaded
    await page.waitForSelector('html[data-ready]')
    const failed = page.waitForEvent('pageerror')
    await page.keyboard.press('/')
    await failed
    await page.waitForTimeout(500)
    expect(loads).toBe(1)
  })

  it('stays where the host does not answer', async () => {
    const page = await open(1000)
    await page.route('**/*', (route) => route.abort())
    const failed = page.waitForEvent('pageerror')
    await page.keyboard.press('/')
    await failed
    await page.waitForTimeout(500)
    expect(await page.title()).toContain('First')
  })
})
