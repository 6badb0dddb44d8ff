import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepPage, launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from '../browser/open-site.ts'

const covers: Readonly<Record<string, string>> = {
  border: '<span style="border: 9999px solid red">x</span>',
  padding: '<span style="padding: 9999px; background: red">x</span>',
  letter: '<span style="font: 9999px/0 serif">█</span>',
  width: '<div style="width: 9999px; height: 800px">x</div>',
  right: '<div style="direction: rtl"><div style="width: 3000px; height: 800px">x</div></div>',
  centre:
    '<div style="display: flex; justify-content: center"><div style="flex: none; width: 3000px; height: 800px">x</div></div>',
  drawing:
    '<svg width="10" height="10" style="overflow: visible"><rect x="-5000" y="-5000" width="9999" height="9999" /></svg>',
}

/** What TeX can draw beside its place: each command by itself, inside one another, and one after the other. */
const formulas: Readonly<Record<string, string>> = {
  rule: String.raw`\rule{50em}{3em}\rule{50em}{3em}\rule{50em}{3em}`,
  kern: String.raw`\kern-49em\rule{50em}{3em}`,
  kerns: String.raw`\kern-50em\kern-50em x\rule{50em}{3em}`,
  hspace: String.raw`\hspace{-50em}\rule{50em}{3em}\hspace{50em}\rule{50em}{3em}`,
  raised: String.raw`\smash{\raisebox{30em}{\rule{50em}{50em}}}`,
  twice: String.raw`\smash{\raisebox{50em}{$\raisebox{-20em}{$\rule{50em}{50em}$}$}}`,
  lowered: String.raw`\smash{\raisebox{-40em}{\rule{50em}{40em}}}`,
  llap: String.raw`x\llap{\rule{50em}{3em}}`,
  rlap: String.raw`x\rlap{\rule{50em}{3em}}`,
  clap: String.raw`x\mathclap{\rule{50em}{3em}}`,
  long: `x_{${'m'.repeat(400)}}`,
  matrix: String.raw`\begin{matrix}\kern-50em\rule{50em}{3em}&\rule{50em}{3em}\end{matrix}`,
}

let site: OpenSite
let browser: TestBrowser
let page: Page
beforeAll(async () => {
  const notes = Object.entries(covers).map(([name, html]) => [
    `${name}.md`,
    `Text.\n\n${html.replace(/^<(\w+)/, '<a href="https://e.example"><$1')}</a>\n\n## One\n\n## Two\n`,
  ])
  for (const [name, tex] of Object.entries(formulas))
    for (const [form, mark] of Object.entries({ among: '$', alone: '$$' }))
      notes.push([`${name} ${form}.md`, `Text ${mark}${tex}${mark} goes on.\n\n## One\n\n## Two\n`])
  site = await openSite(Object.fromEntries(notes) as Record<string, string>)
  browser = await launchBrowser()
})
beforeEach(async () => {
  page = await keepPage(page, () => browser.newPage({ viewport: { width: 1400, height: 800 } }))
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Points of the page outside of a note's text that something of the text lies over. */
async function coveredBy(name: string): Promise<readonly unknown[]> {
  await page.goto(`${site.url}${name}/`)
  const covered = await page.evaluate(() => {
    const text = document.querySelector('.text')!
    const { left, top, right } = text.getBoundingClientRect()
    const room = 25
    const outside = [
      [700, top - room],
      [700, 10],
      [left - room, top + 20],
      [10, 400],
      [right + room, top + 20],
      [1390, 400],
    ] as const
    return outside.filter(([x, y]) => text.contains(document.elementFromPoint(x, y)))
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  return covered
}

describe('what an author draws in HTML', () => {
  it.each(Object.keys(covers))('lies over nothing but his text: %s', async (name) => {
    expect(await coveredBy(name)).toEqual([])
  })
})

describe('what an author draws with formulas', () => {
  const names = Object.keys(formulas).flatMap((name) => [`${name}-among`, `${name}-alone`])
  it.each(names)('lies over nothing but his text: %s', async (name) => {
    expect(await coveredBy(name)).toEqual([])
  })
})
