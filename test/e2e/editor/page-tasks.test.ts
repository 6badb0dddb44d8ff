import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hortus-page-tasks-'))
const text =
  '# Jobs\n\n- [ ] rake the [[other|leaves]]\n  - [x] find the rake\n- [ ] sow\n  in **rows**\n\n  and water\n\n![[other]]\n'
const file = join(folder, 'jobs.md')
let server: EditServer
let browser: TestBrowser

beforeAll(async () => {
  writeFileSync(file, text)
  writeFileSync(join(folder, 'other.md'), '- [ ] of another note\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('a task on a page', () => {
  it('is ticked on disk by whoever has the key, and by nobody else', async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(30_000)
    const own = '.text > ul.contains-task-list input'
    const signs = () =>
      page
        .locator('.text > ul.contains-task-list li')
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['task']).join(''))
    await page.goto(`${server.url}jobs/`)
    await page.waitForSelector('.edit-note')
    expect(await page.locator('input[type=checkbox]:enabled').count()).toBe(0)

    await enter(page, server)
    await page.goto(`${server.url}jobs/`)
    await page.waitForSelector(`${own}:enabled`)
    expect(await page.locator('figure.embed input:enabled').count()).toBe(0)
    expect(await page.locator(own).first().getAttribute('aria-label')).toBe('rake the leaves')
    await page.locator(own).first().click()
    await expect.poll(() => readFileSync(file, 'utf8')).toBe(text.replace('[ ] rake', '[x] rake'))
    await expect.poll(signs).toBe('xx ')
    await page.locator(own).nth(1).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('  - [ ] find the rake')

    await page.locator(own).nth(2).click()
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('- [x] sow\n  in **rows**\n')

    // What the page shows is not what the file has any more: nothing is hit that was not meant.
    await page.waitForSelector(`${own}:enabled`)
    await page.route('**/-/api/task', async (route) => {
      writeFileSync(file, '# Jobs\n\n- [ ] burn it all\n- [ ] sow\n')
      await route.continue()
    })
    await page.locator(own).last().click()
    await page.waitForSelector('.toast:has-text("changed meanwhile")')
    expect(readFileSync(file, 'utf8')).toBe('# Jobs\n\n- [ ] burn it all\n- [ ] sow\n')
    await page.context().close()
  })
})
