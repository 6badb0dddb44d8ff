import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const head = '> [!infobox]\n> # Box\n'

async function noteOf(source: string, parser: 'native' | 'remark' = 'native') {
  const snapshot = await snapshotOf({ 'a.md': source, 'b.md': 'x' }, { parser })
  const note = [...snapshot.garden.notesByPath.values()].find(({ path }) => path === 'a.md')!
  return { note, html: await snapshot.render(snapshot.pageByAddress.get('a/' as Address)!) }
}

// As vaults have it in which the Obsidian app shows it.
describe.each(['native', 'remark'] as const)('what the %s parser reads more loosely', (parser) => {
  it('is a query in a quote whose lines have no sign of their own', async () => {
    const source = `${head}> \`\`\`dataview\nLIST\nFROM "b"\n>\`\`\`\n> so [[b]]\n\nAfter [[b]] it.\n`
    const { note, html } = await noteOf(source, parser)
    expect(note.queries).toMatchObject([{ language: 'dataview', source: 'LIST\nFROM "b"' }])
    const [query] = note.queries ?? []
    expect(query?.starts.map((at) => source.slice(at, at + 4))).toEqual(['LIST', 'FROM'])
    expect(note.links.map(({ targetRange }) => source.slice(targetRange.start, targetRange.end))).toEqual([
      'b',
      'b',
    ])
    expect(html).toMatch(/<p>After <a /)
    expect(html).not.toContain('FROM')
  })

  it('ends at an empty line, where nothing else ends it', async () => {
    const { note, html } = await noteOf(`${head}> ~~~base\nviews: []\n\nAfter.\n`, parser)
    expect(note.queries).toMatchObject([{ source: 'views: []' }])
    expect(html).toContain('<p>After.</p>')
  })

  it('is a table whose empty head has fewer cells', async () => {
    const source = `${head}>  |   |\n> ---|---|\n> Kind | [[b]] |\n\nAfter [[b]].\n`
    const { note, html } = await noteOf(source, parser)
    expect(html).toMatch(/<td>Kind<\/td>\s*<td><a /)
    expect(html).not.toContain('---')
    expect(note.links.map(({ targetRange }) => source.slice(targetRange.start, targetRange.end))).toEqual([
      'b',
      'b',
    ])
  })

  it('leaves everything else alone', async () => {
    for (const source of ['> ```js\nlet a\n> ```\n', '| a |\n---|---|\n', '> ```dataview\n> LIST\n> ```\n'])
      expect((await noteOf(source, parser)).note.plainText).toBe((await noteOf(source)).note.plainText)
    expect((await noteOf('> ```js\nlet a\n> ```\n', parser)).html).toContain('<p>let a</p>')
    expect((await noteOf('| a |\n---|---|\n', parser)).html).toContain('---|---|')
  })
})
