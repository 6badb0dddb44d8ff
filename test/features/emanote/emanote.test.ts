import { describe, expect, it } from 'vitest'
import { describeNotes } from '../describe-notes.ts'
import { notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

describe('a notebook of Emanote', () => {
  describeNotes({ name: 'emanote', pages: ['demo.md'], problems: [] })

  it('is recognised by its files', () => {
    expect(optionsIn('test/fixtures/gardens/emanote').dialects?.map(({ name }) => name)).toEqual(['emanote'])
  })

  // The extensions of commonmark-hs that it reads: attributes, definition_lists, bracketed_spans.
  it.each([
    ['[[b|*label*]]', '<p><em><a href="/b/" title="B">label</a></em></p>'],
    ['[[b|the `code` of **it**]]', '<p><a href="/b/" title="B">the code of it</a></p>'],
    ['[[b|a * b_c_d]]', '<p><a href="/b/" title="B">a * b_c_d</a></p>'],
    // It enables neither superscript nor subscript, and strikes by two tildes alone.
    // Pages that it makes: of a tag, and all others.
    [
      '[tagged](-/tags/x), [tasks](-/tasks) #x',
      '<p><a href="/tags/x/">tagged</a>, tasks <a class="tag" href="/tags/x/">#x</a></p>',
    ],
    ['x^2^ and H~2~O, ~~gone~~', '<p>x^2^ and H~2~O, <del>gone</del></p>'],
    ['## Title {.cls}', '<h2 id="title">Title</h2>'],
    ['A text {#para} alone.', '<p>A text alone.</p>'],
    ['Some text.\n{#para}', '<a id="user-content-para"></a>\n<p>Some text.</p>'],
    ['Term\n: one\n: two', '<p><strong>Term</strong></p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    [
      '*Term*\n\n: one `:`',
      '<p><strong><em>Term</em></strong></p>\n<ul>\n<li>one <code>:</code></li>\n</ul>',
    ],
  ])('shows %j', async (source, html) => {
    const notes = { 'a.md': `${source}\n`, 'b.md': '# B\n' }
    expect((await textOfPage(await notesOf('emanote', notes), 'a.md')).trim()).toBe(html)
  })
})
