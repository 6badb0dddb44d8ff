import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { keepPage, launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from '../browser/open-site.ts'
import { hookDialogs } from './provoke.ts'
import { lines } from './vectors.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

/** What is typed, and what stands in notes as text that search shows. */
const attacks = lines.filter((_, i) => isFull || i % 16 === 0)

let site: OpenSite
let browser: TestBrowser
let page: Page
const deeds: string[] = []

beforeAll(async () => {
  const notes = attacks.map((attack, i): [string, string] => {
    const quoted = JSON.stringify(attack)
    const code = `\`\`\`\`\`\n${attack}\n\`\`\`\`\``
    return [
      `n${i}.md`,
      `---\ntitle: ${quoted}\naliases: [${quoted}]\ntags: [needle]\n---\nneedle ${attack}\n\n## needle ${attack}\n\nneedle\n\n${code}\n`,
    ]
  })
  site = await openSite({ 'index.md': '# Home', ...Object.fromEntries(notes) })
  browser = await launchBrowser(['--host-resolver-rules=MAP evil.example 127.0.0.1:1'])
}, 300_000)

beforeEach(async () => {
  page = await keepPage(page, openPalette)
})

/** A page with an open palette, in which dialogs and foreign scripts are noted. */
async function openPalette(): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true })
  await context.addInitScript(hookDialogs)
  const opened = await context.newPage()
  opened.on('console', (message) => {
    const [sign, what] = message.text().split('\u0001')
    if (sign === 'attack') deeds.push(`ran ${what}`)
  })
  opened.on('dialog', (dialog) => {
    deeds.push('opened a dialog')
    void dialog.dismiss().catch(() => {})
  })
  opened.on('request', (request) => {
    if (request.resourceType() === 'script' && !request.url().startsWith(site.url)) deeds.push(request.url())
  })
  await opened.goto(site.url)
  await opened.waitForSelector('html[data-ready]')
  await opened.keyboard.press('/')
  await opened.waitForSelector('hortus-search input:focus')
  return opened
}

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Types a query, waits for its answer, fires what attacks wait for, and answers what of the list is not the palette's own. */
async function ask(query: string): Promise<{ readonly found: number; readonly strange: readonly string[] }> {
  return page.evaluate(async (typed) => {
    const palette = document.querySelector('hortus-search') as HTMLElement & {
      client: { search(query: string, limit: number, more: boolean): Promise<unknown> }
      updateComplete: Promise<unknown>
    }
    const field = palette.querySelector('input')!
    field.value = typed
    field.dispatchEvent(new Event('input', { bubbles: true }))
    // The worker answers in the order of the questions: then the palette has its own answer too.
    await palette.client.search(typed, 1, false).catch(() => undefined)
    await palette.updateComplete
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const own = new Set(['P', 'SMALL', 'DIV', 'BUTTON', 'A', 'SPAN', 'MARK', 'KBD'])
    const strange: string[] = []
    const inside = [...palette.querySelectorAll('*')]
    for (const element of inside) {
      for (const name of ['click', 'mouseover', 'focus', 'error', 'load'])
        if (!element.matches('a, a *, button, button *, dialog'))
          element.dispatchEvent(new Event(name, { cancelable: true }))
      if (element.getAttributeNames().some((name) => name.startsWith('on'))) strange.push(element.outerHTML)
      if (/^\s*(?:javascript|data|vbscript):/i.test(element.getAttribute('href') ?? ''))
        strange.push(element.outerHTML)
    }
    for (const element of palette.querySelectorAll('.list *, .status *'))
      if (!own.has(element.tagName)) strange.push(element.outerHTML)
    return { found: palette.querySelectorAll('a[role=option]').length, strange }
  }, query)
}

it('shows what is typed and what is found as text alone', { timeout: 1_800_000 }, async () => {
  let found = 0
  const filters = ['tag:', 'topic:', 'stage:']
  for (const [i, attack] of attacks.entries()) {
    for (const query of [attack, `needle ${attack}`, `"${attack}" ${filters[i % 3]}${attack}`]) {
      const answer = await ask(query)
      expect(answer.strange, query).toEqual([])
      found += answer.found
    }
  }
  // Else nothing of it was ever shown.
  expect(found).toBeGreaterThan(attacks.length)
  // What is selected stands beside the list as its page shows it.
  await ask('needle')
  await page.waitForSelector('hortus-search .preview:not([hidden]) *')
  const handlers = await page.$$eval('hortus-search .preview *', (inside) =>
    inside.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
  )
  expect(handlers).toEqual([])
  expect(deeds).toEqual([])
  // An attack that ran would have been heard.
  await page.evaluate(() => alert('heard'))
  await expect.poll(() => deeds).toEqual(['ran alert heard'])
})
