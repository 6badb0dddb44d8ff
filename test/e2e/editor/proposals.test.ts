import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { openAgentAt, textOf } from '../mcp/open-agent.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hortus-desk-'))
const original = '# Cache\n\nThe cache is slow.\n'
let server: EditServer
let browser: TestBrowser

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

beforeAll(async () => {
  write('cache.md', original)
  write('disk.md', '# Disk\n\nSee [[cache]].\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Has an agent propose other words for the cache, and a new note. */
async function propose(summary: string): Promise<void> {
  const { client } = await openAgentAt(folder, ['--allow-writes'], {
    XDG_STATE_HOME: process.env['XDG_STATE_HOME'] ?? '',
  })
  const edits = [
    { kind: 'replace', note: 'cache', find: 'is slow', replacement: 'is fast, see [[Memory]]' },
    { kind: 'create', path: 'Fresh.md', text: '# Fresh\n\nSee [[disk]].\n' },
  ]
  expect(await textOf(client, 'propose_edits', { summary, edits })).toContain('waits for the gardener')
}

async function openDesk(): Promise<Page> {
  const page = await browser.newPage()
  page.setDefaultTimeout(30_000)
  await enter(page, server)
  await page.goto(`${server.url}cache/`)
  await page.locator('.open-desk').first().click()
  return page
}

const proposal = (page: Page, summary: string) => page.locator(`.desk li:has-text("${summary}")`)

describe('what agents propose, on the desk', () => {
  it('is shown with its diff and what it does, is accepted, and taken back', async () => {
    await propose('Say <b>what</b> is true')
    const page = await openDesk()
    await proposal(page, 'Say <b>what</b> is true').locator('button').click()
    const dialog = page.locator('dialog.ask')
    const said = await dialog.innerText()
    for (const part of ['test agent', '2 files', 'cache.md', 'Fresh.md · new', 'is fast, see [[Memory]].'])
      expect(said).toContain(part)
    expect(said).toContain('cache.md would link to “Memory”')
    expect(said).toContain('Problems that would appear')
    await dialog.locator('button:has-text("Accept")').click()
    await page.waitForSelector('.desk-notice:has-text("Accepted: Say <b>what</b> is true")')
    expect([read('cache.md'), existsSync(join(folder, 'Fresh.md'))]).toEqual([
      '# Cache\n\nThe cache is fast, see [[Memory]].\n',
      true,
    ])
    await expect.poll(() => proposal(page, 'Say').count()).toBe(0)
    await page.locator('.desk-notice button').click()
    await page.waitForSelector('.desk-notice:has-text("Undone")')
    expect([read('cache.md'), existsSync(join(folder, 'Fresh.md'))]).toEqual([original, false])
    await page.context().close()
  })

  it('is rejected, and left waiting by closing', async () => {
    await propose('Not this')
    const page = await openDesk()
    await proposal(page, 'Not this').locator('button').click()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog.ask').count()).toBe(0)
    await proposal(page, 'Not this').locator('button').click()
    await page.locator('dialog.ask button:has-text("Reject")').click()
    await page.waitForSelector('.desk-notice:has-text("Rejected: Not this")')
    await expect.poll(() => proposal(page, 'Not this').count()).toBe(0)
    expect(read('cache.md')).toBe(original)
    await page.context().close()
  })

  it('says that it is out of date where a note was changed, and cannot be accepted then', async () => {
    await propose('Too late')
    const page = await openDesk()
    await proposal(page, 'Too late').locator('button').click()
    // Shown as it could be accepted, and changed before it was.
    write('cache.md', '# Cache\n\nMine.\n')
    await page.locator('dialog.ask button:has-text("Accept")').click()
    await page.waitForSelector('.desk-notice:has-text("nothing was written")')
    expect([read('cache.md'), existsSync(join(folder, 'Fresh.md'))]).toEqual(['# Cache\n\nMine.\n', false])
    await page.waitForSelector('.desk li:has-text("Too late"):has-text("out of date")')
    await proposal(page, 'Too late').locator('button').click()
    expect(await page.locator('dialog.ask .problem').innerText()).toContain('cache.md')
    expect(await page.locator('dialog.ask button:has-text("Accept")').count()).toBe(0)
    await page.locator('dialog.ask button:has-text("Reject")').click()
    write('cache.md', original)
    await page.context().close()
  })

  it('can be read by everybody, in both themes and on a phone', async () => {
    await propose('For everybody, with a summary that is rather long and has to find room on a small screen')
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await openDesk()
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await proposal(page, 'For everybody').locator('button').click()
      await page.evaluate(AxeBuilder.source)
      const problems = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof AxeBuilder }).axe.run('dialog.ask')
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      })
      expect(problems).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(overflow).toBe(false)
      await page.context().close()
    }
  })

  it('is decided by nobody without the key', async () => {
    await propose('Not yours')
    for (const [method, path] of [
      ['GET', 'proposals'],
      ['POST', 'proposal/accept'],
      ['POST', 'proposal/reject'],
    ] as const) {
      const { origin } = new URL(server.url)
      const headers = { 'content-type': 'application/json', origin }
      const body = method === 'POST' ? { body: '{"proposal":"x"}' } : {}
      const answer = await fetch(`${server.url}-/api/${path}`, { method, headers, ...body })
      expect([path, answer.status]).toEqual([path, 401])
    }
    expect(read('cache.md')).toBe(original)
  })
})
