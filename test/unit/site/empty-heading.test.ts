import { expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

it('leaves a heading without text out of the contents and the headings of its page, and describes every page', async () => {
  const snapshot = await snapshotOf({ 'a.md': '## One\n\n## \n\n## Two\n', 'b.md': '' })
  const htmlOf = (address: string): Promise<string> =>
    snapshot.render(snapshot.pageByAddress.get(address as Address)!)
  const contents = /<nav class="contents".*?<\/nav>/s.exec(await htmlOf('a/'))![0]
  expect([...contents.matchAll(/<a [^>]*>(.*?)<\/a>/g)].map(([, text]) => text)).toEqual(['One', 'Two'])
  const text = await htmlOf('a/')
  expect(text).not.toMatch(/<h\d[^>]*>\s*<\/h/)
  expect(text).toContain('<div id="untitled"></div>')
  for (const address of snapshot.pageByAddress.keys())
    expect(await htmlOf(address), address).toMatch(/<meta name="description" content="[^"]+">/)
})
