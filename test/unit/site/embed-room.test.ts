import { describe, expect, it } from 'vitest'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const kilobyte = 'Reeds stand in the shallow water and hold the bank together. '.repeat(17)
const large = `${kilobyte}\n\n`.repeat(20)

const gardenOf = (files: Readonly<Record<string, string>>, limits: { page?: number; site?: number }) =>
  snapshotOf(files, {
    budget: {
      ...defaultGardenOptions.budget,
      ...(limits.page && { maxEmbedded: limits.page }),
      ...(limits.site && { maxSiteEmbedded: limits.site }),
    },
  })

async function pageOf(snapshot: Snapshot, path: string): Promise<string> {
  return snapshot.render(snapshot.pageByAddress.get(snapshot.plan.addressByNote.get(path as NotePath)!)!)
}

/** How often a page shows the large note, and how often a link in its place. */
function countEmbeds(html: string): readonly [shown: number, linked: number] {
  return [
    html.split('<figure class="embed">').length - 1,
    html.split(/<p class="notice"><a href="[^"]*">“Large” is too much to show here/).length - 1,
  ]
}

async function saidOf(snapshot: Snapshot): Promise<readonly string[]> {
  const all = await snapshot.diagnostics()
  return all.flatMap(({ code, path, message }) =>
    code.endsWith('-too-large') ? [`${path} ${/budget\.\w+/.exec(message)?.[0]}`] : [],
  )
}

describe('what embeds add to one page', () => {
  it('has a limit: what is beyond is a link, with one diagnostic at the first', async () => {
    const files = { 'Large.md': large, 'Many.md': '![[Large]]\n\n'.repeat(9), 'One.md': '![[Large]]\n' }
    const snapshot = await gardenOf(files, { page: 50_000 })
    expect(countEmbeds(await pageOf(snapshot, 'Many.md'))).toEqual([2, 7])
    expect(countEmbeds(await pageOf(snapshot, 'One.md'))).toEqual([1, 0])
    expect(await saidOf(snapshot)).toEqual(['Many.md budget.maxEmbedded'])
    const [said] = (await snapshot.diagnostics()).filter(({ code }) => code === 'embeds-too-large')
    expect(files['Many.md'].slice(said!.range!.start)).toBe('![[Large]]\n\n'.repeat(7))
    expect(await snapshot.diagnosticsOf('Many.md' as NotePath)).toContainEqual(said)
  })

  it('counts what is embedded by what is embedded', async () => {
    const middle = '![[Large]]\n\n![[Large]]\n'
    const files = { 'Large.md': large, 'Middle.md': middle, 'Top.md': '![[Middle]]\n\n'.repeat(3) }
    const snapshot = await gardenOf(files, { page: 50_000 })
    expect(countEmbeds(await pageOf(snapshot, 'Top.md'))).toEqual([5, 4])
    expect(await saidOf(snapshot)).toEqual(['Top.md budget.maxEmbedded'])
  })

  it('counts a part as a part, and small ones find room behind a large one', async () => {
    const files = {
      'Large.md': `${large}\n\n## Part\n\nShort. ^end\n\n## More\n\nMore.\n`,
      'Parts.md': `![[Large]]\n\n${'![[Large#Part]]\n\n![[Large#^end]]\n\n'.repeat(40)}`,
    }
    const snapshot = await gardenOf(files, { page: 20_000 })
    expect(countEmbeds(await pageOf(snapshot, 'Parts.md'))).toEqual([80, 1])
  })

  it('counts the links of the embedded note, which each embed has to know', async () => {
    const files = {
      'Large.md': `Short. ^b\n\n${'[[Large]]\n\n'.repeat(400)}`,
      'Top.md': '![[Large#^b]]\n\n'.repeat(9),
    }
    const snapshot = await gardenOf(files, { page: 100_000 })
    expect(countEmbeds(await pageOf(snapshot, 'Top.md'))).toEqual([2, 7])
  })
})

describe('what embeds add to all pages', () => {
  const files = {
    'Large.md': large,
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.md`, '![[Large]]\n\n![[Large]]\n'])),
  }

  it('has a limit: the first in the order of paths have what there is', async () => {
    const snapshot = await gardenOf(files, { site: 100_000 })
    const shown = await Promise.all(['a', 'b', 'c', 'd'].map((name) => pageOf(snapshot, `${name}.md`)))
    expect(shown.map(countEmbeds)).toEqual([
      [2, 0],
      [2, 0],
      [0, 2],
      [0, 2],
    ])
    expect(await saidOf(snapshot)).toEqual(['c.md budget.maxSiteEmbedded', 'd.md budget.maxSiteEmbedded'])
  })

  it('looks at parts before it takes anything away', async () => {
    const parts = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll('[Large]', '[Large#^end]')]),
    )
    const snapshot = await gardenOf({ ...parts, 'Large.md': `${large}\n\nShort. ^end\n` }, { site: 100_000 })
    expect(countEmbeds(await pageOf(snapshot, 'd.md'))).toEqual([2, 0])
    expect(await saidOf(snapshot)).toEqual([])
  })
})

describe('what formulas add to one page', () => {
  it('has a limit: those beyond are shown as they are written', async () => {
    const formula = String.raw`\def\a{x^2}\def\b{\a\a\a\a\a\a}\b\b\b\b`
    const snapshot = await gardenOf(
      { 'Sums.md': `$${formula}$ `.repeat(30), 'Sum.md': `$${formula}$` },
      { page: 100_000 },
    )
    const html = await pageOf(snapshot, 'Sums.md')
    expect(html.length).toBeLessThan(150_000)
    const typeset = html.split('<span class="katex">').length - 1
    expect(typeset).toBeGreaterThan(2)
    expect(html.split('<code class="formula">').length - 1).toBe(30 - typeset)
    expect(await saidOf(snapshot)).toEqual(['Sums.md budget.maxEmbedded'])
  })
})
