import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, serveSite } from '../../e2e/browser/open-site.ts'
import { runHortus } from '../../e2e/build/run-hortus.ts'

const notes = {
  'index.md': '# Reeds\n\n[[Heron]], [[Otter]].\n',
  'Heron.md': 'A bird of the water. [[Otter]]\n',
  'Otter.md': 'It swims. [[Heron]]\n',
}

let browser: TestBrowser
let scratch: string
let context: BrowserContext
let page: Page
let site: OpenSite

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser?.close())

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'hortus-offline-'))
  await build(notes, { offline: true })
  site = await serveSite(join(scratch, 'site'))
  context = await browser.newContext()
  page = await context.newPage()
})

afterEach(async () => {
  await context?.close()
  await site?.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** Builds a garden into the folder that is served. */
async function build(files: Readonly<Record<string, string>>, config: object): Promise<void> {
  const all = { ...files, 'hortus.config.json': JSON.stringify(config) }
  for (const [path, text] of Object.entries(all)) {
    const file = join(scratch, 'garden', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const built = await runHortus(['build', join(scratch, 'garden'), '--out', join(scratch, 'site')])
  expect(built.stderr).not.toContain('error')
  expect(built.code).toBe(0)
}

/** Opens a page and waits for what is offered in its foot, behind which the worker is there. */
async function visit(path: string): Promise<void> {
  await page.goto(site.url + path)
  await page.locator('.keep-garden button').waitFor()
}

/** How many workers and what of kept gardens a browser has. */
const left = (): Promise<unknown> =>
  page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()])

const stopServer = (): void => site.refuse(() => true)
const heading = (): Promise<string> => page.locator('h1').innerText()

it('shows without a connection what was read, and says of the rest what is at hand', async () => {
  await visit('')
  await visit('heron/')
  stopServer()
  await page.goto(`${site.url}heron/`)
  expect(await heading()).toBe('Heron')
  expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length)).toBeGreaterThan(5)
  await page.goto(`${site.url}otter/`)
  expect(await heading()).toBe('Not on this device')
  await page.locator('.kept-pages a').first().waitFor()
  expect(await page.locator('.kept-pages a').allInnerTexts()).toEqual(
    expect.arrayContaining(['Heron', 'Reeds']),
  )
})

it('keeps the whole garden, search and map too, until it is removed', async () => {
  await visit('')
  await page.locator('.keep-garden button').click()
  await page.getByText('This garden is kept on this device').waitFor()
  stopServer()
  for (const path of ['otter/', 'heron/', 'all-notes/', '']) {
    await page.goto(site.url + path)
    await page.getByText('This garden is kept on this device').waitFor()
  }
  await page.keyboard.press('/')
  await page.keyboard.type('swims')
  await page.locator('dialog a', { hasText: 'Otter' }).first().waitFor()
  await page.goto(`${site.url}map/`)
  await page.locator('hortus-map.is-live').waitFor({ state: 'attached' })
  await page.goto(`${site.url}heron/`)
  await page.getByRole('button', { name: 'Remove from this device' }).click()
  await page.getByText('Removed from this device.').waitFor()
  await page.goto(`${site.url}otter/`)
  expect(await heading()).toBe('Not on this device')
})

it('offers it by a button that is never without a name', async () => {
  await page.addInitScript(() => {
    const names: (string | null)[] = []
    Object.assign(globalThis, { names })
    new MutationObserver(() => {
      const button = document.querySelector('.keep-garden button')
      if (button) names.push(button.textContent)
    }).observe(document, { childList: true, subtree: true })
  })
  await visit('heron/')
  const names = await page.evaluate(() => (globalThis as { names?: string[] }).names)
  expect(names?.[0]).toContain('Keep this garden on this device')
})

it('says how large the kept garden is, to within five in a hundred', async () => {
  await visit('')
  const said = await page.locator('.keep-garden button').innerText()
  await page.locator('.keep-garden button').click()
  await page.getByText('This garden is kept on this device').waitFor()
  const kept = await page.evaluate(async () => {
    const cache = await caches.open('hortus-garden /')
    const files = (await cache.keys()).filter(({ url }) => url.includes('/-/kept/file/'))
    const sizes = await Promise.all(
      files.map(async (file) => (await (await cache.match(file))!.arrayBuffer()).byteLength),
    )
    return sizes.reduce((sum, size) => sum + size, 0)
  })
  const megabytes = Number(/\(([\d.]+) MB\)/.exec(said)?.[1])
  expect(Math.abs(megabytes - kept / 1_000_000) / megabytes).toBeLessThan(0.05)
})

it('loads a page whole where the host has another build by now, and never half of each', async () => {
  await visit('')
  await visit('heron/')
  await page.evaluate(() => {
    ;(globalThis as { mark?: boolean }).mark = true
  })
  await build({ ...notes, 'Otter.md': 'It swims upstream. [[Heron]]\n' }, { offline: true })
  await page.locator('main a', { hasText: 'Otter' }).first().click()
  await page.getByText('It swims upstream.').waitFor()
  expect(await page.evaluate(() => (globalThis as { mark?: boolean }).mark)).toBeUndefined()
})

it('says that there is a newer version where an open page needs what is gone, and reloads into it', async () => {
  await visit('')
  await visit('heron/')
  await build(
    { ...notes, 'Heron.md': 'A bird of the air. [[Otter]]\n', 'Otter.md': 'It dives. [[Heron]]\n' },
    { offline: true },
  )
  expect(await page.evaluate(async () => (await fetch('/otter/')).status)).toBe(409)
  await page.getByRole('button', { name: 'Reload' }).click()
  await page.getByText('A bird of the air.').waitFor()
})

it('is gone with all it kept from the first page on that is opened of a build without it', async () => {
  await visit('')
  await visit('heron/')
  await build(notes, { features: { offline: false } })
  await page.goto(`${site.url}otter/?from=elsewhere#top`)
  expect(page.url()).toBe(`${site.url}otter/?from=elsewhere#top`)
  expect(await left()).toEqual([0, []])
  // Where the browser was just taking in, by itself, the worker that only goes, this page has it still: it answers nothing.
  expect(await page.evaluate(async () => (await fetch('/heron/')).status)).toBe(200)
  await page.goto(`${site.url}heron/`)
  expect(await left()).toEqual([0, []])
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null)
})

it('is gone as well where another page was just keeping the garden', async () => {
  await visit('')
  let isHeld = true
  const held: (() => void)[] = []
  await page.route('**/*', async (route) => {
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  await page.locator('.keep-garden button').click()
  await expect.poll(() => held.length).toBeGreaterThan(0)
  await build(notes, { features: { offline: false } })
  const other = await context.newPage()
  await other.goto(`${site.url}otter/`)
  isHeld = false
  for (const release of held) release()
  await page.getByText('A newer version of this garden is ready').waitFor()
  await page.getByRole('button', { name: 'Keep this garden' }).waitFor()
  expect(await left()).toEqual([0, []])
})

it('goes too where a browser finds by itself that there is none any more', async () => {
  await visit('')
  await visit('heron/')
  await build(notes, { features: { offline: false } })
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await expect
    .poll(() =>
      page
        .evaluate(async () => [
          (await navigator.serviceWorker.getRegistrations()).length,
          await caches.keys(),
          navigator.serviceWorker.controller,
        ])
        .catch(() => undefined),
    )
    .toEqual([0, [], null])
})

it('works below a path of its host, too', async () => {
  const built = await runHortus([
    ...['build', join(scratch, 'garden'), '--out', join(scratch, 'host', 'sub'), '--base', '/sub/'],
  ])
  expect(built.code).toBe(0)
  const host = await serveSite(join(scratch, 'host'))
  try {
    await page.goto(`${host.url}sub/`)
    await page.locator('.keep-garden button').click()
    await page.getByText('This garden is kept on this device').waitFor()
    host.refuse(() => true)
    await page.goto(`${host.url}sub/otter/`)
    expect(await heading()).toBe('Otter')
  } finally {
    await host.close()
  }
})

it('stops keeping when it is cancelled, and goes on from there when it is asked again', async () => {
  await visit('')
  let isHeld = true
  const held: (() => void)[] = []
  await context.route('**/otter/', async (route) => {
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  await page.locator('.keep-garden button').click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  isHeld = false
  for (const release of held) release()
  await page.getByRole('button', { name: 'Keep this garden' }).click()
  await page.getByText('This garden is kept on this device').waitFor()
})

it('keeps the newer build whole too once a page of it is opened', async () => {
  await visit('')
  await page.locator('.keep-garden button').click()
  await page.getByText('This garden is kept on this device').waitFor()
  await build({ ...notes, 'Otter.md': 'It swims upstream. [[Heron]]\n' }, { offline: true })
  await page.goto(site.url)
  await page.getByText('This garden is kept on this device').waitFor()
  stopServer()
  await page.goto(`${site.url}otter/`)
  await page.getByText('It swims upstream.').waitFor()
})

it('says that the connection was lost while it kept a newer build, and that the older one is still here', async () => {
  await visit('')
  await page.locator('.keep-garden button').click()
  await page.getByText('This garden is kept on this device').waitFor()
  await build({ ...notes, 'Otter.md': 'It swims upstream. [[Heron]]\n' }, { offline: true })
  site.refuse((path) => path === '/otter/')
  await page.goto(site.url)
  await page.getByText(/^This garden is kept on this device .* The connection was lost\./).waitFor()
  stopServer()
  await page.goto(`${site.url}otter`)
  await page.getByText('This garden is kept on this device').waitFor()
  expect(page.url()).toBe(`${site.url}otter/`)
  expect(await page.locator('.text').innerText()).toBe('It swims. Heron')
  await page.goto(`${site.url}nowhere/`)
  await page.locator('.kept-pages a', { hasText: 'Otter' }).waitFor()
})

it('offers nothing where the browser refuses a worker, and complains of nothing', async () => {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))
  })
  const asked = page.waitForResponse(/keep-garden/)
  await page.goto(`${site.url}heron/`)
  await asked
  await page.waitForTimeout(500)
  expect([errors, await page.locator('.keep-garden').count()]).toEqual([[], 0])
})

it('offers nothing under the living map, which lies over the foot', async () => {
  await page.goto(`${site.url}map/`)
  await page.locator('html.has-map').waitFor()
  await page.locator('.keep-garden button').waitFor({ state: 'attached' })
  expect(await page.locator('.keep-garden').isVisible()).toBe(false)
})

it('lists nothing of notes that are private or unlisted, and still shows who follows a link the latter', async () => {
  await build(
    {
      ...notes,
      'Private qzcanary.md': '---\npublish: false\n---\nText qzcanary.\n',
      'Quiet qzcanary.md': '---\nunlisted: true\n---\n# Quiet\n\n![[qzcanary.svg]]\n',
      'qzcanary.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'Otter.md': '# Otter\n\nIt swims. [[Quiet qzcanary|A quiet one]].\n',
    },
    { offline: true },
  )
  const { id } = JSON.parse(site.read('-/offline/build.json').toString()) as { id: string }
  const listed = site.read(`-/offline/${id}.json`).toString()
  expect(listed).toContain('otter/index.html')
  expect(listed + site.read('manifest.webmanifest').toString()).not.toMatch(/qzcanary/i)
  await visit('otter/')
  await page.getByRole('link', { name: 'A quiet one' }).click()
  await page.getByRole('heading', { name: 'Quiet' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.querySelector('img')?.naturalWidth)).toBe(9)
})
