import { spawnSync } from 'node:child_process'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchProfile } from '../../browser.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'
import { readDrafts } from './read-drafts.ts'

/** The script ends after so many steps, and in a full run after ten minutes. */
const isFull = process.env['HORTUS_FULL'] === '1'
const steps = isFull ? 10_000 : 14
const longest = 600_000
const seed = 20_260_101
const hasVim = spawnSync('vim', ['--version']).status === 0
const hasGit = spawnSync('git', ['--version']).status === 0

let folder: string
/** Where somebody else writes the same garden, and the store of commits between the two. */
let elsewhere: string
let profiles: string
let server: EditServer
const authors: Author[] = []

const note = (): string => join(folder, 'shared.md')
const lines = Array.from({ length: 12 }, (_, i) => `Line ${i} stands here.`)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-together-'))
  profiles = mkdtempSync(join(tmpdir(), 'hortus-profiles-'))
  writeFileSync(note(), `# Shared\n\n${lines.join('\n\n')}\n`)
  elsewhere = mkdtempSync(join(tmpdir(), 'hortus-elsewhere-'))
  if (hasGit) shareByGit()
  server = await openEditServer(folder)
})

afterAll(async () => {
  for (const { context } of authors) await context.close()
  await server?.kill()
  for (const each of [folder, elsewhere, profiles]) rmSync(each, { recursive: true, force: true })
})

/** One person in a browser of his own, a process with a profile that outlives it. */
interface Author {
  readonly profile: string
  context: BrowserContext
  page: Page
}

async function openAuthor(name: string): Promise<Author> {
  const profile = join(profiles, name)
  const context = await openContext(profile)
  return { profile, context, page: await arrive(context) }
}

async function openContext(profile: string): Promise<BrowserContext> {
  const context = await launchProfile(profile)
  // A server that was just killed may take long to be back on a busy machine.
  context.setDefaultTimeout(180_000)
  return context
}

/** Ends the browser's process as the system does when it runs out of memory, and starts it again. */
async function killBrowser(author: Author): Promise<void> {
  const closed = new Promise<void>((resolve) => author.context.once('close', () => resolve()))
  process.kill(processOf(author.profile), 'SIGKILL')
  await closed
  author.context = await openContext(author.profile)
  author.page = await arrive(author.context)
}

/** The browser that holds a profile. Its lock names it, but the smaller kind of Chromium has none. */
function processOf(profile: string): number {
  const lock = join(profile, 'SingletonLock')
  if (lstatSync(lock, { throwIfNoEntry: false })) return Number(/-(\d+)$/.exec(readlinkSync(lock))![1])
  const isHolder = (pid: string): boolean => {
    const args = readCommandLine(pid)
    return args.includes(`--user-data-dir=${profile}`) && !args.some((arg) => arg.startsWith('--type='))
  }
  return Number(readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && isHolder(pid)))
}

/** Empty for a process that has just ended. */
function readCommandLine(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
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
  await enter(page, server)
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

/** Waits until nothing of what stands in an editor is in its memory alone: drafts are at most a second behind. */
async function untilKept(author: Author): Promise<void> {
  const isKept = async (): Promise<boolean> => {
    const text = await author.page.locator('.editor-text .cm-content').innerText()
    const kept = await everything([author])
    return (text.match(/w\d{4}w/g) ?? []).every((word) => kept.includes(word))
  }
  await expect.poll(isKept, { timeout: 180_000 }).toBe(true)
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

/** Runs git as somebody without settings of his own; throws with what it said where it fails. */
function git(cwd: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org']
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd, env, timeout: 60_000 })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stdout}${stderr}`)
}

/** Makes the garden a working copy, and another one of it elsewhere; where both changed a line, both stay. */
function shareByGit(): void {
  const [commits, other] = [join(elsewhere, 'commits.git'), join(elsewhere, 'copy')]
  git(elsewhere, 'init', '--quiet', '--bare', '--initial-branch=main', commits)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  writeFileSync(join(folder, '.git/info/exclude'), '.hortus/\n')
  writeFileSync(join(folder, '.git/info/attributes'), '*.md merge=union\n')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', 'Begin')
  git(folder, 'remote', 'add', 'origin', commits)
  git(folder, 'push', '--quiet', '--set-upstream', 'origin', 'main')
  git(elsewhere, 'clone', '--quiet', commits, other)
}

/** Somebody writes a word in the other copy; then the garden takes it over as its author does, and gives what is new here. */
function pull(line: number, word: string): void {
  const other = join(elsewhere, 'copy')
  git(other, 'pull', '--quiet', '--ff-only')
  const all = readFileSync(join(other, 'shared.md'), 'utf8').split('\n')
  all[2 + 2 * line] += ` ${word}`
  writeFileSync(join(other, 'shared.md'), all.join('\n'))
  git(other, 'commit', '--quiet', '--all', '--message', word)
  git(other, 'push', '--quiet')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Written here')
  git(folder, 'pull', '--quiet', '--no-rebase', '--no-edit')
  git(folder, 'push', '--quiet')
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
  `loses nothing while two browsers, ${hasVim ? 'Vim' : 'another program'} and ${hasGit ? '`git pull`' : 'nobody else'} write one note and both ends crash`,
  async () => {
    const random = seededRandom(seed)
    const pick = (count: number): number => Math.floor(random() * count)
    for (const name of ['one', 'two']) authors.push(await openAuthor(name))
    const written: string[] = []
    const counts = { step: 0, typed: 0, elsewhere: 0, pulls: 0, serverKills: 0, tabKills: 0, browserKills: 0 }
    const end = performance.now() + longest
    for (let step = 0; step < steps && performance.now() < end; step++) {
      counts.step++
      const word = `w${String(step).padStart(4, '0')}w`
      const author = authors[pick(2)]!
      const action = random()
      if (action < 0.55) {
        counts.typed++
        await type(author.page, pick(lines.length), word)
      } else if (action < 0.75) {
        // Programs that read and write a whole file can undo what was saved between the two: so does everybody's Vim.
        const isPull = hasGit && pick(2) === 1
        counts[isPull ? 'pulls' : 'elsewhere']++
        for (const { page } of authors) await rest(page)
        written.push(word)
        ;(isPull ? pull : writeElsewhere)(pick(lines.length), word)
      } else if (action < 0.87) {
        counts.serverKills++
        const port = Number(new URL(server.url).port)
        await server.kill()
        server = await openEditServer(folder, port)
        // It has another key now. A page that writes goes on when its browser is let in beside it.
        for (const { context } of authors) {
          const door = await context.newPage()
          await enter(door, server)
          await door.close()
        }
      } else {
        await untilKept(author)
        if (action < 0.95) {
          counts.browserKills++
          await killBrowser(author)
        } else {
          counts.tabKills++
          await author.page.close({ runBeforeUnload: false })
          author.page = await arrive(author.context)
        }
      }
    }
    for (const { page } of authors) await rest(page)
    const kept = await everything(authors)
    expect([...saved, ...written].filter((word) => !kept.includes(word))).toEqual([])
    if (isFull) console.log({ ...counts, saved: saved.size, written: written.length })
  },
  isFull ? longest + 600_000 : 400_000,
)
