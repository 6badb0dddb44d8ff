import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from './open-site.ts'

const filler = (name: string): string =>
  Array.from(
    { length: 14 },
    (_, i) => `Paragraph ${i} of ${name}, long enough to make a line or two of its own.`,
  ).join('\n\n')

/** Notes with everything that reading is about: parts, footnotes, a series, prerequisites, references, long titles. */
const files = {
  'a.md': [
    '# First',
    `A call[^1] and another[^2]. See [[b]].`,
    '## One',
    filler('one'),
    '## Two',
    filler('two'),
    '```sh\necho "to be copied"\n```',
    '![[dot.svg]]',
    `| ${'a wide column | '.repeat(20)}\n|${'---|'.repeat(20)}\n| ${'x | '.repeat(20)}`,
    '## Three',
    filler('three'),
    '[^1]: The first footnote.',
    '[^2]: The second footnote, with [[b]].',
  ].join('\n\n'),
  'b.md': '# Second\n\nIt leads to [[c]] and back to [[a]].\n\n## Part\n\nText.',
  'one.md': '---\nseries: "[[row]]"\npart: 1\n---\nThe first part.',
  'two.md': '---\nseries: "[[row]]"\npart: 2\nrequires: ["[[b]]"]\n---\nThe second part.',
  'row.md': '---\ntype: series\n---\n# A row\n\nText.',
  'needs.md': '---\nrequires: ["[[long]]"]\n---\nWhat needs it.',
  'long.md':
    '---\ntitle: A prerequisite whose title is so long that it takes two lines of a phone\nstage: budding\n---\nText.',
  'endless.md': `# ${'endless'.repeat(30)}\n\nIt leads to [[c]].`,
  'slanted.md': `# Slanted\n\nAn *emphasis* that is a **strong** one.\n\n${filler('three')}`,
  'c.md': `# Third\n\nIt leads to [[a#Three]].\n\n\`\`\`sh\necho ${'words '.repeat(60)}${'x'.repeat(300)}\n\`\`\`\n\n| ${'middling | '.repeat(5)}\n|${'---|'.repeat(5)}\n`,
  'papers/old.md':
    '---\ntype: reference\nauthors: [Zoe Adams]\nyear: 1978\nread: read\n---\n# An old paper\n\nText.',
  'papers/new.md':
    '---\ntype: reference\nauthors: ["Baker, Yan"]\nyear: 2014\nread: to-read\n---\n# A new paper\n\nText.',
  'dot.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
}

/** Shows a small garden in a browser to the tests of a file. What they open is closed after each of them. */
export function useReader() {
  let site: OpenSite
  let browser: TestBrowser
  let page: Page | undefined

  beforeAll(async () => {
    site = await openSite(files)
    browser = await launchBrowser()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  afterEach(() => page?.close())

  async function newPage(width: number): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    page = await context.newPage()
    return page
  }

  return {
    url: () => site.url,
    /** An empty page of a window of that width. */
    newPage,
    /** Opens a page of the site and waits until it is ready. */
    async open(width: number, path = 'a/'): Promise<Page> {
      const opened = await newPage(width)
      await opened.goto(site.url + path)
      await opened.waitForSelector('[data-ready]')
      return opened
    },
  }
}
