import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { sketchNote } from '../../../src/parse/sketch-note.ts'
import { parse } from './parse.ts'

const sources: Readonly<Record<string, string>> = {
  'plain heading': '# Page *cache* and `code`\n\n[[Other|shown]]',
  'property before heading':
    '---\ntitle: From property\naliases: [A, "B | C"]\ntags: [x, y]\n---\n# Not this\n',
  'heading in code': '```sh\n# not a title\n```\n\n# The title\n',
  'only lower headings': '## Part\n\n[[a]] ![[b#c]]\n',
  'closed heading': '# Title #\n',
  'link in a heading': '# See [[Note|that]] and [this](x.md)\n',
  'windows line ends': '---\r\nalias: One\r\n---\r\n\r\n# Title\r\n\r\n[[x]]\r\n',
  'underscores in names': '# snake_case and _slanted_\n',
  'own id': '# Title {#first}\n',
  'own id with blanks': '# Title { #first }\n',
  nothing: '',
}

describe('sketchNote', () => {
  it.each(Object.entries(sources))('tells what parsing tells: %s', (_, source) => {
    const { note } = parse(source)
    const sketch = sketchNote(note.path, source)
    expect(sketch.title).toBe(note.title)
    expect(sketch.aliases).toEqual(note.aliases)
    expect(sketch.properties).toEqual(note.properties)
    const linksOf = ({ links }: Pick<typeof note, 'links'>): unknown =>
      links.map(({ target, displayText, embed, range }) => ({ target, displayText, embed, range }))
    expect(linksOf(sketch)).toEqual(linksOf({ links: note.links.filter(({ syntax }) => syntax === 'wiki') }))
  })

  it('takes time linear in a note of fences and headings that never end', () => {
    const path = 'x.md' as NotePath
    expect(sketchNote(path, `${'```\n# no\n```\n'.repeat(20_000)}`).title).toBe('x')
    expect(sketchNote(path, `# ${'#'.repeat(100_000)}x${' '.repeat(100_000)}y`).title).toContain('x')
  })
})
