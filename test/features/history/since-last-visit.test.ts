import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from '../../e2e/browser/find-faults.ts'
import { type OpenSite, serveSite } from '../../e2e/browser/open-site.ts'
import { runHortus } from '../../e2e/build/run-hortus.ts'
import { createGitGarden, type GitGarden } from '../../git-garden.ts'
import { validatorOptions } from '../../validator-options.ts'

let browser: TestBrowser
let garden: GitGarden
let site: OpenSite
const out = join(mkdtempSync(join(tmpdir(), 'hortus-since-')), 'site')

beforeAll(async () => {
  browser = await launchBrowser()
  garden = createGitGarden(
    [
      '2025-01-01',
      {
        'hortus.config.json': '{"title":"Garden","lang":"en"}',
        'Rose.md': text('weed'),
        'Soil.md': 'Of soil.',
      },
    ],
    ['2025-02-01', { 'Rose.md': text('herb'), 'زهرة.md': '---\nlang: ar\n---\nالوردة عشبة برية.' }],
    ['2025-02-02', { 'زهرة.md': '---\nlang: ar\n---\nالوردة نبتة برية.' }],
  )
  await build()
  site = await serveSite(out)
})
afterAll(async () => {
  await site?.close()
  await browser?.close()
  garden?.remove()
  rmSync(join(out, '..'), { recursive: true, force: true })
})

function text(kind: string): string {
  return `A rose is a ${kind} of the field.\n\nIt stays as it is.\n`
}

async function build(): Promise<void> {
  const { code, stderr } = await runHortus(['build', garden.folder, '--out', out])
  if (code !== 0) throw new Error(stderr)
}

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.url}${path}`)
  await page.locator('html[data-ready]').waitFor()
  return page
}

/** What a new page of the same browser shows, in a visit of its own. */
async function sinceOn(context: BrowserContext, path: string): Promise<string> {
  const page = await visit(context, path)
  const section = page.locator('.since-visit')
  await section.waitFor()
  expect(await findFaults(page)).toEqual([])
  const shown = await section.innerText()
  await page.close()
  return shown
}

describe('a page of versions', () => {
  it('is whole without script, clean, and printed with its marks', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 }, colorScheme })
      await page.goto(`${site.url}rose/`)
      await page.locator('.history a', { hasText: 'versions' }).click()
      await page.locator('.version').first().waitFor()
      expect(await page.locator('.diff').first().innerText()).toContain('herb')
      expect(await findFaults(page)).toEqual([])
      await page.emulateMedia({ media: 'print' })
      const line = (tag: string) =>
        page.locator(`.diff ${tag}`).evaluate((part) => getComputedStyle(part).textDecorationLine)
      expect([await line('ins'), await line('del')]).toEqual(['underline', 'line-through'])
      await page.close()
    }
    const html = site.read('-/versions/rose/index.html').toString()
    const report = await new HtmlValidate(validatorOptions).validateString(html)
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
  })

  it('is laid out as its note is written', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}${encodeURI('-/versions/زهرة/')}`)
    expect(await page.locator('.diff').getAttribute('dir')).toBe('rtl')
    expect(await page.locator('.diff').getAttribute('lang')).toBe('ar')
    expect(await page.locator('.diff ins').innerText()).toContain('نبتة')
    expect(await findFaults(page)).toEqual([])
    await page.close()
  })
})

describe('what changed since the last visit', () => {
  it('is shown to those who were here before, sentence by sentence, and asks nothing of other places', async () => {
    const context = await browser.newContext()
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    for (const path of ['', 'rose/', 'soil/', 'rose/']) {
      const page = await visit(context, path)
      expect(await page.locator('.since-visit').count()).toBe(0)
      await page.close()
    }
    expect(asked.filter((url) => /since/.test(url))).toEqual([])

    garden.commit([
      '2025-03-01',
      {
        'Rose.md': `${text('plant')}\n## Why\n\nBecause it grows.\n`,
        'New.md': 'A new note.',
        'Soil.md': 'Of soil!',
      },
    ])
    await build()
    const home = await sinceOn(context, '')
    expect(home).toMatch(/Since your last visit/)
    expect(home).toMatch(
      /Rose\s+added:\s+Why\s+removed:\s+A rose is a herb of the field\.\s+added:\s+A rose is a plant of the field\./,
    )
    expect(home).toMatch(/New\s+new/)
    expect(home).not.toContain('Soil')
    const note = await sinceOn(context, 'rose/')
    expect(note).toMatch(/A rose is a\s+removed:\s+herb\s+added:\s+plant\s+of the field/)
    expect(note).not.toContain('weed')
    const again = await visit(context, 'rose/')
    expect(await again.locator('.since-visit').count()).toBe(0)
    expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([])
    await context.close()
  })

  it('is shown of a note that had never changed before', async () => {
    const context = await browser.newContext()
    const reed = 'A reed grows in the water.\n'
    garden.commit(['2025-03-10', { 'Reed.md': reed }])
    await build()
    await (await visit(context, 'reed/')).close()
    garden.commit(['2025-03-12', { 'Reed.md': `${reed}\nIt bends in the wind.\n` }])
    await build()
    expect(await sinceOn(context, 'reed/')).toContain('It bends in the wind.')
    await context.close()
  })

  it('is shown where it happened later on the day of that visit', async () => {
    const context = await browser.newContext()
    const soil = (more: string): string => `Of soil.\n\nIt feeds the rose.\n${more}`
    garden.commit(['2025-03-15', { 'Soil.md': soil('') }])
    await build()
    for (const path of ['', 'soil/']) await (await visit(context, path)).close()
    garden.commit(['2025-03-15', { 'Soil.md': soil('\nIt drinks the rain as well.\n') }])
    await build()
    for (const path of ['', 'soil/'])
      expect(await sinceOn(context, path)).toContain('It drinks the rain as well.')
    await context.close()
  })

  it('stays while a visit lasts, and is not printed', async () => {
    const context = await browser.newContext()
    await (await visit(context, 'rose/')).close()
    garden.commit(['2025-04-01', { 'Rose.md': text('flower') }])
    await build()
    const page = await visit(context, 'rose/')
    await page.locator('.since-visit').waitFor()
    await page.reload()
    await page.locator('.since-visit').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.since-visit').isVisible()).toBe(false)
    await context.close()
  })
})
