import { describe, expect, it } from 'vitest'
import { normalizeHtml } from './normalize-html.ts'
import { createExampleRenderer } from './render-example.ts'

/** What GitHub Flavored Markdown adds, rule by rule of its specification (0.29). */
const examples: readonly (readonly [rule: string, markdown: string, html: string])[] = [
  [
    'table: a delimiter row makes one',
    '| foo | bar |\n| --- | --- |\n| baz | bim |',
    '<table><thead><tr><th>foo</th><th>bar</th></tr></thead><tbody><tr><td>baz</td><td>bim</td></tr></tbody></table>',
  ],
  [
    'table: outer pipes may be left out',
    '| abc | defghi |\n:-: | -----------:\nbar | baz',
    '<table><thead><tr><th>abc</th><th>defghi</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr></tbody></table>',
  ],
  [
    'table: a pipe is escaped, also in code',
    '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
    '<table><thead><tr><th>f|oo</th></tr></thead><tbody><tr><td>b <code>|</code> az</td></tr><tr><td>b <strong>|</strong> im</td></tr></tbody></table>',
  ],
  [
    'table: ends at another block',
    '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
    '<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr></tbody></table><blockquote><p>bar</p></blockquote>',
  ],
  [
    'table: ends at a blank line',
    '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
    '<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr><tr><td>bar</td><td></td></tr></tbody></table><p>bar</p>',
  ],
  [
    'table: head and delimiters have as many cells',
    '| abc | def |\n| --- |\n| bar |',
    '<p>| abc | def |\n| --- |\n| bar |</p>',
  ],
  [
    'table: other rows are filled or cut',
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
    '<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td></td></tr><tr><td>bar</td><td>baz</td></tr></tbody></table>',
  ],
  [
    'table: may have no body',
    '| abc | def |\n| --- | --- |',
    '<table><thead><tr><th>abc</th><th>def</th></tr></thead></table>',
  ],
  [
    'tasks: a box is a checkbox',
    '- [ ] foo\n- [x] bar',
    '<ul><li><input disabled type="checkbox"> foo</li><li><input checked disabled type="checkbox"> bar</li></ul>',
  ],
  [
    'tasks: nest',
    '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim',
    '<ul><li><input checked disabled type="checkbox"> foo<ul><li><input disabled type="checkbox"> bar</li><li><input checked disabled type="checkbox"> baz</li></ul></li><li><input disabled type="checkbox"> bim</li></ul>',
  ],
  ['strikethrough: two tildes', '~~Hi~~ Hello, world!', '<p><del>Hi</del> Hello, world!</p>'],
  ['strikethrough: one tilde', '~there~', '<p><del>there</del></p>'],
  [
    'strikethrough: not across paragraphs',
    'This ~~has a\n\nnew paragraph~~.',
    '<p>This ~~has a</p><p>new paragraph~~.</p>',
  ],
  [
    'strikethrough: not with three tildes',
    'This will ~~~not~~~ strike.',
    '<p>This will ~~~not~~~ strike.</p>',
  ],
  [
    'autolink: www',
    'www.commonmark.org',
    '<p><a href="http://www.commonmark.org">www.commonmark.org</a></p>',
  ],
  [
    'autolink: ends before punctuation',
    'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.',
    '<p>Visit <a href="http://www.commonmark.org">www.commonmark.org</a>.</p><p>Visit <a href="http://www.commonmark.org/a.b">www.commonmark.org/a.b</a>.</p>',
  ],
  [
    'autolink: keeps balanced parentheses',
    '(www.google.com/search?q=Markup+(business))',
    '<p>(<a href="http://www.google.com/search?q=Markup+(business)">www.google.com/search?q=Markup+(business)</a>)</p>',
  ],
  [
    'autolink: leaves what looks like a reference at the end',
    'www.google.com/search?q=commonmark&hl;',
    '<p><a href="http://www.google.com/search?q=commonmark">www.google.com/search?q=commonmark</a>&amp;hl;</p>',
  ],
  [
    'autolink: ends at <',
    'www.commonmark.org/he<lp',
    '<p><a href="http://www.commonmark.org/he">www.commonmark.org/he</a>&lt;lp</p>',
  ],
  [
    'autolink: http and https',
    'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))',
    '<p><a href="http://commonmark.org">http://commonmark.org</a></p><p>(Visit <a href="https://encrypted.google.com/search?q=Markup+(business)">https://encrypted.google.com/search?q=Markup+(business)</a>)</p>',
  ],
  ['autolink: e-mail', 'foo@bar.baz', '<p><a href="mailto:foo@bar.baz">foo@bar.baz</a></p>'],
  [
    'autolink: e-mail with + only before @',
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
    '<p>hello@mail+xyz.example isn\'t valid, but <a href="mailto:hello+xyz@mail.example">hello+xyz@mail.example</a> is.</p>',
  ],
  [
    'autolink: e-mail may hold . - _, and ends in neither - nor _',
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
    '<p><a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a></p><p><a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a>.</p><p>a.b-c_d@a.b-</p><p>a.b-c_d@a.b_</p>',
  ],
]

/** Rules that come out otherwise, by parser, with the reason. The list may only shrink. */
const deviations: Readonly<Record<'native' | 'remark', Readonly<Record<string, string>>>> = {
  native: {},
  remark: {},
}

describe.each(['native', 'remark'] as const)('GFM with the %s parser', (parser) => {
  const render = createExampleRenderer(parser)
  for (const [rule, markdown, html] of examples) {
    const deviation = deviations[parser][rule]
    const expected = normalizeHtml(html)
    if (deviation === undefined) it(rule, () => expect(normalizeHtml(render(markdown))).toBe(expected))
    else it(`${rule} (${deviation})`, () => expect(normalizeHtml(render(markdown))).not.toBe(expected))
  }

  it('shows the tags that GFM filters as what they are: nothing', () => {
    expect(
      render('<strong> <title> <style> <em>\n\n<blockquote>\n<xmp> is disallowed.\n</blockquote>'),
    ).not.toMatch(/title|style|xmp/)
  })
})
