import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { noPostgres } from '../../hub-database.ts'
import { inGit, serveWritingHub } from './writers.ts'

/** Pictures of the page for whoever looks at it. */
async function takeShots(page: Page, folder: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 820, 390]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.screenshot({ path: `${folder}/comments-${colorScheme}-${width}.png` })
    }
}

describe.skipIf(noPostgres !== '')(`a note in two browsers${noPostgres}`, () => {
  it('shows both texts on both sides, and who is there, to each in their language', async () => {
    const hub = await serveWritingHub({ 'x.md': '# X\n\nStart.\n' })
    const browser = await launchBrowser()
    onTestFinished(() => browser.close())
    const faults: string[] = []
    const open = async (name: string, locale: string) => {
      const page = await browser.newPage({ locale })
      page.on('pageerror', (error) => void faults.push(error.message))
      page.on(
        'console',
        (line) => line.type() === 'error' && void faults.push(`${line.text()} ${line.location().url}`),
      )
      const [key, value] = (await hub.enter(name)).split('=') as [string, string]
      await page.context().addCookies([{ name: key, value, url: hub.url }])
      await page.goto(`${hub.url}/-/write/a/notes/`)
      await page.click('text=x.md')
      await page.waitForSelector('#together[data-synced]')
      await page.click('.cm-content')
      return page
    }
    const [ann, bob] = [await open('ann', 'en-GB'), await open('bob', 'de-AT')]
    await ann.keyboard.press('Control+End')
    await ann.keyboard.type('Ann was here.\n')
    await bob.keyboard.press('Control+Home')
    await bob.keyboard.type('Bob ')
    const whole = 'Bob # X\n\nStart.\nAnn was here.\n'
    for (const page of [ann, bob]) {
      const text = (): Promise<string> =>
        page.evaluate(() =>
          [...document.querySelectorAll('.cm-line')]
            .map((line) => {
              const plain = line.cloneNode(true) as Element
              // The names of others stand at their cursors.
              for (const mark of plain.querySelectorAll('.cm-ySelectionCaret')) mark.remove()
              return plain.textContent
            })
            .join('\n'),
        )
      await expect.poll(text).toBe(whole)
      await expect.poll(() => page.textContent('#writers')).toBe('ANNBOB')
      await expect.poll(() => page.locator('.cm-ySelectionCaret').count()).toBe(1)
    }
    await expect.poll(() => inGit(hub.repository, 'x.md')).toBe(whole)
    await expect.poll(() => ann.textContent('#standing')).toBe('Saved in the repository')
    await expect.poll(() => bob.textContent('#standing')).toBe('Im Repository gespeichert')
    // What is said beside the text is on both sides, with its place, and can be ended and begun again.
    await ann.click('.cm-line >> text=Start.')
    await ann.keyboard.press('Control+Alt+m')
    await ann.keyboard.type('Is it a start?')
    await ann.click('text=Say it')
    for (const page of [ann, bob]) {
      await expect.poll(() => page.textContent('#comments article')).toMatch(/Start\..*ANN.*Is it a start\?/)
      await expect.poll(() => page.textContent('.cm-content .commented')).toBe('Start.')
    }
    await bob.fill('#comments textarea', 'It is.')
    await bob.click('#comments >> text=Antworten')
    await expect.poll(() => ann.textContent('#comments article')).toMatch(/BOB.*It is\./)
    await ann.click('text=Resolve')
    await expect.poll(() => bob.textContent('#comments summary')).toBe('Erledigt (1)')
    expect(await bob.locator('.commented').count()).toBe(0)
    await bob.click('#comments summary')
    await bob.click('text=Wieder öffnen')
    await expect.poll(() => ann.locator('.commented').count()).toBe(1)
    const folder = process.env['HORTUS_SHOTS']
    if (folder !== undefined) await takeShots(bob, folder)
    // One takes back their own words alone.
    await bob.keyboard.press('Control+z')
    await expect.poll(() => inGit(hub.repository, 'x.md')).toBe('# X\n\nStart.\nAnn was here.\n')
    expect(faults).toEqual([])
  })
})
