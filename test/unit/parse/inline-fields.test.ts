import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function paragraphOf(source: string): Promise<string> {
  const snapshot = await snapshotOf({ 'a.md': `# A\n\n${source}\n\nEnd\n`, 'b.md': '# B\n' })
  const html = await snapshot.render(snapshot.pageByAddress.get('a/' as Address)!)
  return html.slice(html.indexOf('</h1>'), html.indexOf('<p>End')).replace(/\s+/g, ' ')
}

// blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata
describe('a field of Dataview', () => {
  it.each([
    ['rating:: 7', '<strong>rating</strong>: 7'],
    ['- key with *more*:: v', 'key with <em>more</em>:: v'],
    ['- due:: 2024-01-01', '<strong>due</strong>: 2024-01-01'],
    ['**Bold Key**:: v', '<strong>Bold Key</strong>: v'],
    ['one:: 1\ntwo:: 2', '<strong>two</strong>: 2'],
    ['A text [mood:: good] here', 'A text <strong>mood</strong>: good here'],
    ['A text (mood:: good) here', 'A text good here'],
    ['(Strength::3)/(MaxStrength::7)', '<p>3/7</p>'],
    ['[due::2024-01-01] [tags::[[b]]]', '<strong>due</strong>: 2024-01-01 <strong>tags</strong>: <a '],
    ['منذ:: أمس', '<strong>منذ</strong>: أمس'],
  ])('is shown with its key set off: %s', async (source, html) => {
    expect(await paragraphOf(source)).toContain(html)
  })

  it('keeps the link that is its value', async () => {
    expect(await paragraphOf('[author:: [[b]] and more (x)] end')).toMatch(
      /<strong>author<\/strong>: <a [^>]*>b<\/a> and more \(x\) end/,
    )
  })

  it.each([
    'std::vector is fast',
    'map :: a -> b',
    'as follows::',
    'see `key:: v`',
    '[open:: never',
    'in [std::vec] and (a::b)',
  ])('is no text that only looks so: %s', async (source) => {
    expect(await paragraphOf(source)).toContain('::')
  })
})
