import { expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

const plotted = '# A\n\n> ```plot\n> title: r.csv\n> data: "data/r.csv"\n> x: a\n> y: b\n> ```\n'

async function pageOf(snapshot: Awaited<ReturnType<typeof snapshotOf>>, address: string): Promise<string> {
  const page = snapshot.plan.pages.find((one) => one.address === address)
  return page === undefined ? '' : snapshot.render(page)
}

it('makes the file that a block names a link at the place where it is written', async () => {
  const { garden } = await snapshotOf({ 'A.md': plotted, 'data/r.csv': 'a,b\n1,2\n' })
  const [link] = garden.notesByPath.get('A.md' as NotePath)?.links ?? []
  expect(link).toMatchObject({ target: 'data/r.csv', isData: true, embed: true })
  expect(plotted.slice(link?.targetRange.start, link?.targetRange.end)).toBe('data/r.csv')
  expect(garden.links.resolutionsByPath.get('A.md' as NotePath)).toEqual([
    { kind: 'asset', path: 'data/r.csv' },
  ])
})

it('draws a page anew when its file has changed', async () => {
  const store = createMemoryStore({
    'A.md': plotted,
    'B.md': '# B\n\n![[r.csv|plot: x=a y=b]]\n',
    'data/r.csv': 'a,b\n1,2\n',
  })
  const session = sessionOn(store)
  const before = await session.update()
  expect(await pageOf(before, 'b/')).toContain('<td class="number">2</td>')
  store.write('data/r.csv', 'a,b\n1,77\n')
  const after = await session.update()
  expect(await pageOf(after, 'a/')).toContain('<td class="number">77</td>')
  expect(await pageOf(after, 'b/')).toContain('<td class="number">77</td>')
})

it('says of a file that is not there that the link leads nowhere, and nothing else', async () => {
  const snapshot = await snapshotOf({ 'A.md': '# A\n\n```plot\ndata: gone.csv\nx: a\ny: b\n```\n' })
  expect((await snapshot.diagnostics()).map(({ code }) => code)).toEqual(['missing-target'])
  expect(await pageOf(snapshot, 'a/')).toContain('data: gone.csv')
})

it('draws the table above a block', async () => {
  const snapshot = await snapshotOf({
    'A.md': '# A\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```plot\ndata: table\nx: a\ny: b\n```\n',
  })
  expect(await pageOf(snapshot, 'a/')).toMatch(
    /<figure class="plot"[\s\S]*<summary>Data<\/summary>[\s\S]*<td class="number">2</,
  )
})
