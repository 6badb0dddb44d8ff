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
    // Its parser wants no blank: `/^\\[([\\w\\$]+)(::?\\s*)/`.
    ['a [by:Some One] c', 'a <strong>by</strong>:Some One c'],
    ['a [up: [[b]]] c', 'a <strong>up</strong>: <a href="/b/">b</a> c'],
    ['x [of:{[[b]], [[b|c]]}] c', 'x <strong>of</strong>:{<a href="/b/">b</a>, <a'],
    ['a [http://x.org] and [note:', 'a [<a'],
    ['x^2^ and H~2~O', 'x<sup>2</sup> and H<sub>2</sub>O'],
    ['> one \\* two\n> {[Do]} three', 'one * two<br>\n<code>Do</code> three'],
    ['```embed\nurl: https://x.org/y\n```', '<p><a href="https://x.org/y"'],
    ['```#person\nname: A\n```', 'data-language="yaml"'],
    ['{{#each {task where done = false}}}\n* [[{{ref}}]]', '<code>[[{{ref}}]]</code>'],
    ['an [ordinary] text and [x](b.md)', '<p>an [ordinary] text and <a'],
  ])('shows %s', async (source, html) => {
    expect(
      await textOfPage(await notesOf('silverbullet', { 'a.md': `${source}\n`, 'b.md': '' }), 'a.md'),
    ).toContain(html)
  })

  // silverbullet.md/Anchors, silverbullet.md/Transclusions
  it('leads to places wherever they are named, and shows a page from one on', async () => {
    const snapshot = await notesOf('silverbullet', {
      'a.md': '[[b$top]] [[b@own]] [[b$within]] [[$gone]]\n\n![[b$own]]\n',
      'b.md': 'Before.\n\n# Tags\n$top\nText.\n\n$own\nStarts.\n\nThe $within syntax, $5 and `$no`.\n',
    })
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toContain('href="/b/#%5Etop"')
    expect(html).toContain('href="/b/#%5Eown"')
    expect(html).toContain('href="/b/#user-content-within"')
    expect(html).toMatch(/<p>Starts\.<\/p>\s*<p>The .*\$within syntax, \$5/)
    expect(html).not.toMatch(/Before|\$own|\$top/)
    expect((await snapshot.diagnostics()).map(({ message }) => message)).toEqual(['No part "gone" in a.md'])
  })

  // silverbullet.md/Tag: each tag has a page, which a link may name.
  it('leads to pages of tags, and counts no tag for that', async () => {
    const snapshot = await notesOf('silverbullet', {
      'a.md': '[[tag:trees|the trees]] [[tag:trees]] [[tag:none]]\n',
      'b.md': '#trees\n',
    })
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toMatch(
      /<a href="\/tags\/trees\/"[^>]*>the trees<\/a> <a href="\/tags\/trees\/"[^>]*>#trees<\/a> <a>#none<\/a>/,
    )
    expect(html).not.toContain('class="tag"')
    expect(await snapshot.diagnostics()).toEqual([])
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
