import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { type EditServer, openEditServer } from './open-server.ts'
import { readDrafts } from './read-drafts.ts'

/** Steps of the script; a full run takes ten minutes. */
const steps = process.env['HORTUS_FULL'] === '1' ? 830 : 14
const seed = 20_260_101
const hasVim = spawnSync('vim', ['--version']).status === 0

let folder: string
let server: EditServer
let browser: Browser

const note = (): string => join(folder, 'shared.md')
const lines = Array.from({ length: 12 }, (_, i) => `Line ${i} stands here.`)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-together-'))
  writeFileSync(note(), `# Shared\n\n${lines.join('\n\n')}\n`)
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** One person in a browser of his own. */
interface Author {
  readonly context: BrowserContext
  page: Page
}

/** Words of texts that the server said are saved. */
const saved = new Set<string>()

async function arrive(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.on('response', (response) => {
    const request = response.request()
    if (request.method() !== 'PUT' || response.status() !== 200) return
    const { text } = request.postDataJSON() as { text: string }
    for (const word of text.match(/w\d{4}w/g) ?? []) saved.add(word)
  })
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(server.entrance)
  await page.goto(`${server.url}shared/`)
  await page.waitForSelector('.edit-note')
  await page.keyboard.press('e')
  const first = page.locator('dialog.ask button.main, hortus-editor .cm-content').first()
  await first.waitFor()
  // A draft of the page that crashed: go on with it.
  if ((await page.locator('dialog.ask').count()) > 0) await page.locator('dialog.ask button.main').click()
  await page.waitForSelector('hortus-editor .cm-content')
  return page
}

/** Both versions stay wherever two people changed the same words. */
async function settle(page: Page): Promise<void> {
  const both = page.locator('dialog.ask button:has-text("Keep both")')
  if ((await both.count()) > 0) await both.first().click()
}

async function type(page: Page, line: number, word: string): Promise<void> {
  await settle(page)
  await page.locator('.editor-text .cm-content').focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 2 + 2 * line; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.type(` ${word}`)
}

async function rest(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await settle(page)
        return page.locator('.editor-state').getAttribute('data-state')
      },
      { timeout: 180_000, interval: 200 },
    )
    .toBe('saved')
}

/** Writes a word with a real editor, or as editors do: a new file in the old one's place. */
function writeElsewhere(line: number, word: string): void {
  const row = 3 + 2 * line
  if (hasVim) {
    const commands = ['-c', `${row}normal! A ${word}`, '-c', 'wq']
    spawnSync('vim', ['-u', 'NONE', '-es', '-n', ...commands, note()], { timeout: 10_000 })
    return
  }
  const all = readFileSync(note(), 'utf8').split('\n')
  all[row - 1] += ` ${word}`
  writeFileSync(note(), all.join('\n'))
}

/** Everything that is kept anywhere: the file, its history, and what browsers set aside. */
async function everything(authors: readonly Author[]): Promise<string> {
  const history = join(folder, '.hortus/history')
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.parentPath.startsWith(history) || entry.name.endsWith('.md')))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  for (const { page } of authors) {
    kept.push(await page.evaluate(readDrafts))
  }
  return kept.join('\n')
}

it(
  `loses nothing while two browsers and ${hasVim ? 'Vim' : 'another program'} write one note and both ends crash`,
  async () => {
    const random = seededRandom(seed)
    const pick = (count: number): number => Math.floor(random() * count)
    const authors: Author[] = []
    for (let i = 0; i < 2; i++) {
      const context = await browser.newContext()
      // A server that was just killed may take long to be back on a busy machine.
      context.setDefaultTimeout(180_000)
      authors.push({ context, page: await arrive(context) })
    }
    const written: string[] = []
    for (let step = 0; step < steps; step++) {
      const word = `w${String(step).padStart(4, '0')}w`
      const author = authors[pick(2)]!
      const action = random()
      if (action < 0.55) {
        await type(author.page, pick(lines.length), word)
      } else if (action < 0.75) {
        // Programs that read and write a whole file can undo what was saved between the two: so does everybody's Vim.
        for (const { page } of authors) await rest(page)
        written.push(word)
        writeElsewhere(pick(lines.length), word)
      } else if (action < 0.87) {
        const port = Number(new URL(server.url).port)
        await server.kill()
        server = await openEditServer(folder, port)
      } else {
        // Drafts are at most a second behind.
        await author.page.waitForTimeout(1_000)
        await author.page.close({ runBeforeUnload: false })
        author.page = await arrive(author.context)
      }
    }
    for (const { page } of authors) await rest(page)
    const kept = await everything(authors)
    expect([...saved, ...written].filter((word) => !kept.includes(word))).toEqual([])
    for (const { context } of authors) await context.close()
  },
  300_000 + steps * 6_000,
)
