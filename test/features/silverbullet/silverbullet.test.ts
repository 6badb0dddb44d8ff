import { describe, expect, it } from 'vitest'
import { describeNotes } from '../describe-notes.ts'
import { notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

describe('a space of SilverBullet', () => {
  describeNotes({
    name: 'silverbullet',
    pages: ['index.md', 'Projects/Boat.md', 'Library/Mine.md'],
    problems: [],
  })

  it('is recognised by its files', () => {
    expect(optionsIn('test/fixtures/gardens/silverbullet').dialects?.map(({ name }) => name)).toEqual([
      'silverbullet',
    ])
  })

  // silverbullet.md/Task, silverbullet.md/Attribute, silverbullet.md/Tag
  it.each([
    ['* [todo] a', '<li><small>todo</small> a</li>'],
    [
      '* [in progress] a [due: 2026-01-01]',
      '<small>in progress</small> a <strong>due</strong>: 2026-01-01</li>',
    ],
    ['* [due: soon] a', '<li><strong>due</strong>: soon a</li>'],
    ['* array: [names: [sup, yo]] b', '<li>array: <strong>names</strong>: [sup, yo] b</li>'],
    ['a #"two words" b', 'a <a class="tag" href="/tags/two-words/">#two-words</a> b'],
    ['a #<two words>', 'a <a class="tag" href="/tags/two-words/">#two-words</a>'],
    ['an [ordinary] text and [x](b.md)', '<p>an [ordinary] text and <a'],
  ])('shows %s', async (source, html) => {
    expect(
      await textOfPage(await notesOf('silverbullet', { 'a.md': `${source}\n`, 'b.md': '' }), 'a.md'),
    ).toContain(html)
  })

  it('names pages of the program’s own library, and says that they are not here', async () => {
    const source = 'See [[^Library/Std]], [[Library/Std/Pages|pages]].\n'
    const snapshot = await notesOf('silverbullet', { 'a.md': source })
    expect(await textOfPage(snapshot, 'a.md')).toBe('<p>See Library/Std, pages.</p>\n')
    expect((await snapshot.diagnostics()).map(({ code, severity }) => `${severity}: ${code}`)).toEqual([
      'info: foreign-syntax',
    ])
    const own = { 'a.md': source, 'Library/Std.md': '', 'Library/Std/Pages.md': '' }
    const kept = await textOfPage(await notesOf('silverbullet', own, { hasLibrary: true }), 'a.md')
    expect(kept.match(/<a href/g)).toHaveLength(2)
  })
})
