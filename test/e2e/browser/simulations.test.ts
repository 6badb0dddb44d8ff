import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from './find-faults.ts'
import { type OpenSite, openSite } from './open-site.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/simulations/${name}.sim.ts`, import.meta.url), 'utf8')

/** Draws other shapes at each step, more of them and fewer, with other looks, and one that stays. */
const changing = `const one = (n, i) => [
  { shape: 'rect', x: n, y: i, width: 9, height: 9, ...(n % 2 ? { round: 2 } : {}), ...(i % 2 ? { press: 'p' + i, label: 'Press ' + n } : {}) },
  { shape: 'text', x: i, y: 9, text: n % 3 ? 'at ' + n : '', bold: n % 2 === 0 },
  { shape: 'line', points: [[0, 0], [n, i + 1]], arrow: n % 3 === 1, dashed: n % 2 === 1 },
  { shape: 'circle', x: i, y: n, r: 3, fill: n % 2 ? 'bad' : 'good' },
][(n * 3 + i) % 4]
export default { title: 'Changing', size: { width: 100, height: 50 }, steps: 20, state: () => 0, step: (n) => n + 1, describe: (n) => 'Step ' + n + '.',
  draw: (n) => [{ shape: 'circle', x: 50, y: 25, r: 5 }, ...Array.from({ length: (n * 5) % 7 }, (_, i) => one(n, i))] }`

/** Says what its text is, and draws it. */
const pasting = `export default { title: 'Pasting', size: { width: 100, height: 50 }, steps: 20,
  controls: { own: { kind: 'text', label: 'Own', value: 'first', max: 3000 } },
  state: ({ controls }) => controls.own, step: (own) => own, describe: (own, { at }) => 'Step ' + at + ' of ' + own.slice(0, 200) + '.',
  draw: (own) => [{ shape: 'text', x: 1, y: 20, text: own }] }`

/** A host that counts what asks it for anything. */
let elsewhere: Server
const asked: string[] = []
let site: OpenSite
let browser: TestBrowser

beforeAll(async () => {
  elsewhere = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('reached')
  })
  elsewhere.on('upgrade', ({ url = '' }, socket) => {
    asked.push(url)
    socket.destroy()
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const { port } = elsewhere.address() as AddressInfo
  const endless = "state: () => 0, step: () => { for (;;); }, draw: () => [], describe: () => 'Here.'"
  site = await openSite({
    'index.md': '# Pond\n\n[[Counting]] [[Plain]]\n',
    'Plain.md': '# Plain\n\nNo simulation.\n',
    'Counting.md': '# Counting\n\n![[counting.sim.ts]]\n\n[[Plain]]\n',
    'Hostile.md': '# Hostile\n\n![[hostile.sim.ts]]\n',
    'Endless.md': '# Endless\n\n![[endless.sim.js]]\n',
    'Pasting.md': '# Pasting\n\n![[pasting.sim.js]]\n',
    'pasting.sim.js': pasting,
    'Changing.md': '# Changing\n\n![[changing.sim.js]]\n',
    'counting.sim.ts': fixture('counting'),
    'hostile.sim.ts': fixture('hostile').replaceAll('PORT', String(port)),
    'changing.sim.js': changing,
    'endless.sim.js': `export default { title: 'Endless', size: { width: 100, height: 50 }, ${endless} }`,
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  elsewhere?.close()
})

const open = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } })
  await page.goto(site.url + path)
  await page.waitForSelector('.simulation [data-move]:enabled')
  return page
}
const says = (page: Page): Promise<string | null> => page.locator('.simulation-says').textContent()
const waitFor = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction(
    (part) => document.querySelector('.simulation-says')?.textContent?.includes(part),
    text,
  )
const move = (page: Page, name: string): Promise<void> => page.click(`[data-move=${name}]`)

describe('a simulation on a page', () => {
  it('goes forth and back, hears its controls, and has an address for each moment', async () => {
    const page = await open('counting/')
    expect(await says(page)).toBe('The counter is at 2; 0 heads.')
    expect(await page.locator('iframe').count()).toBe(0)
    await move(page, 'forward')
    await waitFor(page, 'at 3;')
    await page.locator('[data-control=by]').fill('5')
    await move(page, 'forward')
    await waitFor(page, 'at 8;')
    await move(page, 'back')
    await waitFor(page, 'at 3;')
    await move(page, 'forward')
    await waitFor(page, 'at 8;')
    await page.locator('[data-press=double]').focus()
    await page.keyboard.press('Enter')
    await waitFor(page, 'at 16;')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-press'))).toBe('double')
    await move(page, 'moment')
    expect(new URL(page.url()).hash).toBe('#sim=counting&seed=1&at=4&log=3.by=5,4!double')

    const other = await browser.newPage()
    await other.goto(page.url())
    await waitFor(other, 'at 16;')
    expect(await other.locator('[data-control=by]').inputValue()).toBe('5')
    await other.close()

    await page.selectOption('[data-control=from]', 'ten')
    await waitFor(page, 'at 10;')
    expect(await page.locator('.simulation-bar output').textContent()).toBe('0 / 40')
    await page.close()
  })

  it('draws the same whatever was drawn before, and leaves what stays as it is', async () => {
    const drawing = (on: Page): Promise<unknown> =>
      on.evaluate(() => {
        const read = (element: Element): unknown => [
          element.tagName,
          [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
          element.childElementCount > 0 ? [...element.children].map(read) : element.textContent,
        ]
        return [...document.querySelectorAll('.simulation-stage svg > *')].map(read)
      })
    const page = await open('changing/')
    await move(page, 'forward')
    await waitFor(page, 'Step 1.')
    await page.evaluate(() => {
      document.querySelector('.simulation-stage svg > circle')!.id = 'kept'
    })
    for (let step = 2; step <= 12; step++) {
      await move(page, 'forward')
      await waitFor(page, `Step ${step}.`)
      if (step % 4 > 1) continue
      const fresh = await open(`changing/#sim=changing&seed=1&at=${step}`)
      await waitFor(fresh, `Step ${step}.`)
      await page.evaluate(() => document.querySelector('#kept')?.removeAttribute('id'))
      expect(await drawing(page), `step ${step}`).toEqual(await drawing(fresh))
      await page.evaluate(() => {
        document.querySelector('.simulation-stage svg > circle')!.id = 'kept'
      })
      await fresh.close()
    }
    await move(page, 'back')
    await waitFor(page, 'Step 11.')
    expect(await page.locator('.simulation-stage svg > circle#kept').count()).toBe(1)
    await page.close()
  })

  it('plays to its end, waits while it is out of view, and stops when it is told', async () => {
    const page = await open('counting/')
    // Words follow a few times a second; which of them are there in between nobody can say.
    const waitForOther = (than: string): Promise<unknown> =>
      page.waitForFunction((old) => document.querySelector('.simulation-says')?.textContent !== old, than)
    const start = (await says(page)) ?? ''
    await move(page, 'play')
    await waitForOther(start)
    await page.evaluate(() => {
      document.body.style.paddingTop = '3000px'
    })
    await page.waitForTimeout(300)
    const before = await says(page)
    await page.waitForTimeout(300)
    expect(await says(page)).toBe(before)
    await page.evaluate(() => {
      document.body.style.paddingTop = ''
    })
    await waitFor(page, 'at 40;')
    expect(await page.getAttribute('[data-move=play]', 'aria-pressed')).toBe('false')
    const end = (await says(page)) ?? ''
    await move(page, 'play')
    await waitForOther(end)
    await move(page, 'play')
    // When it stands, words, place and drawing are of the same moment.
    await page.waitForFunction(() => {
      const place = document.querySelector('.simulation-bar output')?.textContent?.split(' ')[0]
      const drawn = document.querySelector('.simulation-stage')?.textContent
      const said = document.querySelector('.simulation-says')?.textContent
      return said?.includes(`at ${place};`) && drawn?.includes(`<${place}>`)
    })
    const stopped = await says(page)
    await page.waitForTimeout(200)
    expect(await says(page)).toBe(stopped)
    await page.close()
  })

  it('is named and can be used by everybody, and is gone with its page', async () => {
    const page = await open('counting/')
    await move(page, 'forward')
    await waitFor(page, 'at 3;')
    expect(await findFaults(page)).toEqual([])
    for (let visit = 0; visit < 20; visit++) {
      await page.click('main .text a:has-text("Plain")')
      await page.waitForURL('**/plain/')
      expect(await page.locator('iframe').count()).toBe(0)
      await page.goBack()
      await page.waitForURL('**/counting/')
      await page.waitForSelector('.simulation [data-move]:enabled')
      await move(page, 'forward')
      await waitFor(page, 'at 3;')
    }
    expect(await page.locator('iframe').count()).toBe(1)
    expect(page.workers().length).toBeLessThanOrEqual(1)
    await page.close()
  })

  it('takes text after a pause, at the end of a line and as it is pasted, as text, into the address', async () => {
    const page = await open('pasting/')
    const field = page.getByLabel('Own')
    expect(await field.inputValue()).toBe('first')
    await move(page, 'forward')
    await waitFor(page, 'Step 1 of first.')
    await field.fill('')
    await field.pressSequentially('one')
    await waitFor(page, 'Step 0 of one.')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await field.press('Enter')
    await field.pressSequentially('<img src=x onerror=deed()>, ‘2’')
    await field.press('Tab')
    await waitFor(page, 'of one\n<img src=x onerror=deed()>, ‘2’.')
    expect(await page.locator('.simulation img').count()).toBe(0)
    expect(await page.locator('.simulation-stage svg text').textContent()).toContain('<img src=x')
    expect(await findFaults(page)).toEqual([])
    await move(page, 'forward')
    await waitFor(page, 'Step 1 of one')
    await move(page, 'moment')
    const note = page.locator('.simulation > .simulation-note')
    expect(await note.isVisible()).toBe(false)

    const other = await browser.newPage()
    await other.goto(page.url())
    await waitFor(other, 'Step 1 of one\n<img src=x onerror=deed()>, ‘2’.')
    expect(await other.getByLabel('Own').inputValue()).toBe(await field.inputValue())
    await other.close()

    // Too long for an address.
    await field.fill('é'.repeat(1_500))
    await waitFor(page, 'Step 0 of éé')
    await move(page, 'moment')
    expect(new URL(page.url()).hash).toBe('#sim=pasting&seed=1&at=0')
    expect(await note.textContent()).toContain('too long for a link')
    expect(await note.isVisible()).toBe(true)

    // Too long for the simulation: it stays where it is written, and nothing else changes.
    await field.fill('x'.repeat(3_001))
    const problem = page.locator('.simulation-text .simulation-note')
    await problem.waitFor()
    expect(await problem.textContent()).toContain('3001 / 3000')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await move(page, 'forward')
    await waitFor(page, 'Step 1 of éé')
    expect((await field.inputValue()).length).toBe(3_001)
    expect(await findFaults(page)).toEqual([])
    await field.fill('short')
    await waitFor(page, 'Step 0 of short.')
    expect(await problem.isVisible()).toBe(false)
    await page.close()
  })

  it('is not loaded by a page without one', async () => {
    const page = await browser.newPage()
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await page.goto(`${site.url}plain/`)
    await page.waitForLoadState('networkidle')
    expect(loaded.filter((url) => /simulation/.test(url))).toEqual([])
    await page.close()
  })
})

describe('a hostile simulation', () => {
  it('reaches nothing: no network, no page, no store, no other frame', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } })
    const deeds: string[] = []
    await page.exposeFunction('deed', () => deeds.push('ran'))
    await page.goto(`${site.url}hostile/`)
    await page.evaluate(() => {
      const channel = new BroadcastChannel('hortus')
      channel.onmessage = () => document.body.setAttribute('data-heard', 'yes')
      void navigator.locks.request('page', { ifAvailable: true }, () => new Promise(() => {}))
    })
    await page.waitForSelector('.simulation [data-move]:enabled')
    await move(page, 'forward')
    await waitFor(page, '"n":1')
    // Attempts end by themselves.
    await page.waitForTimeout(2_000)
    await move(page, 'forward')
    await waitFor(page, '"n":2')
    const { n: _, count, ...left } = JSON.parse((await says(page)) ?? '{}') as Record<string, unknown>
    expect(count).toBeGreaterThanOrEqual(40)
    // What is sent into a channel of its own is heard by nobody.
    const harmless = { broadcast: 'sent', 'a worker of a blob': 'no' }
    for (const [name, outcome] of Object.entries(left))
      expect([name, outcome]).toEqual([name, (harmless as Record<string, string>)[name] ?? 'no'])
    expect(asked).toEqual([])
    expect(deeds).toEqual([])
    expect(await page.getAttribute('body', 'data-heard')).toBeNull()
    await page.close()
  })

  it('that never answers is ended, and the page says so and works on', async () => {
    const page = await open('endless/')
    await move(page, 'forward')
    await waitFor(page, 'no answer')
    expect(await page.locator('iframe').count()).toBe(0)
    await page.click('header.site .home')
    await page.waitForURL(site.url)
    await page.close()
  })
})
