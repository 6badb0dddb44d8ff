import { describe, expect, it } from 'vitest'
import { parseNativeFragment } from '../../../src/body/native-html.ts'
import { parsePortableFragment } from '../../../src/body/portable-html.ts'
import { htmlOf, renderMarkdown } from './render-markdown.ts'

const cases: readonly (readonly [behaviour: string, source: string, html: string])[] = [
  ['keeps what authors use', 'a <kbd>Ctrl</kbd> <sub>2</sub>', '<p>a <kbd>Ctrl</kbd> <sub>2</sub></p>'],
  ['keeps Markdown inside an element', '<b>x *y*</b>', '<p><b>x <em>y</em></b></p>'],
  [
    'keeps blocks inside a block',
    '<div align="center">\n\ntext *w*\n\n</div>\n\nafter',
    '<div align="center">\n<p>text <em>w</em></p>\n</div>\n<p>after</p>',
  ],
  [
    'never publishes a comment',
    'a <!-- secret --> b\n\n<!-- secret\n\nmore -->\n\nc',
    '<p>a  b</p>\n<p>c</p>',
  ],
  ['drops a comment inside other HTML', '<div>a<!-- secret -->b</div>', '<div>ab</div>'],
  [
    'ends an open element with its parent',
    '> <b>a\n\nc',
    '<blockquote>\n<p><b>a</b></p>\n</blockquote>\n<p>c</p>',
  ],
  ['ends an open block with the note', '<div>\n\na\n\n# b', '<div>\n<p>a</p>\n<h2>b</h2></div>'],
  ['ends a paragraph where a block starts', 'a <div>b</div> c', '<p>a </p><div>b</div> c'],
  ['ignores an end tag without a start', 'a </div></b> c', '<p>a  c</p>'],
  ['ignores an end tag of its parent', '- a </li></ul> b', '<ul>\n<li>a  b</li>\n</ul>'],
  ['ignores a cell outside of a table', '<td>a</td>', 'a'],
  [
    'keeps a table written as HTML, in a box that can scroll',
    '<table><tr><td>a</table>',
    '<div class="table"><table><tbody><tr><td>a</td></tr></tbody></table></div>',
  ],
  [
    'lets keys reach a table written as HTML that is wider than a phone',
    '<table><tr><td>Donaudampfschifffahrt<td>Rindfleischetikettierung</table>',
    '<div class="table" tabindex="0"><table><tbody><tr><td>Donaudampfschifffahrt</td><td>Rindfleischetikettierung</td></tr></tbody></table></div>',
  ],
  [
    'has one box for a table that holds another',
    '<table><tr><td><table><tr><td>a</table></table>',
    '<div class="table"><table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table></td></tr></tbody></table></div>',
  ],
  [
    'leaves a table beside which text flows as it is',
    '<table align="right"><tr><td>a</table>',
    '<table align="right"><tbody><tr><td>a</td></tr></tbody></table>',
  ],
  ['drops an unfinished tag alone', '<div>a</div><div class="\n\nb', '<div>a</div>\n<p>b</p>'],
  ['loses no text to an element of plain text', 'a <textarea> *b*', '<p>a  <em>b</em></p>'],
  [
    "leaves the title of the page its only first heading, whatever an author's HTML says",
    '<h1 align="center">a *b*</h1>\n\nc <h1>d</h1>',
    '<h2 align="center">a *b*</h2>\n<p>c </p><h2>d</h2>',
  ],
  [
    'names a box for those who cannot see it',
    'a <input type="checkbox" checked>',
    '<p>a <input type="checkbox" checked aria-label="done" disabled></p>',
  ],
  [
    'makes an id of the old way to name a place',
    '<a name="x"></a> <a href="#x">y</a>',
    '<p><a id="user-content-x"></a> <a href="#user-content-x">y</a></p>',
  ],
  ['drops a script with its text', '<script>alert(1)</script>\n\na', '\n<p>a</p>'],
  [
    'drops an address that is relative to the file',
    '<a href="x.md">a</a> <img src="b.png" alt="c">',
    '<p>a c</p>',
  ],
  [
    'keeps the meaning of old elements',
    '<center>a <font color="cc0000" size="+2" face="Courier New" onclick="x()">b</font></center>',
    '<div align="center">a <span style="color: #cc0000; font-size: x-large; font-family: courier new">b</span></div>',
  ],
  ['keeps an aside', '<aside>\n\na *b*\n\n</aside>', '<aside>\n<p>a <em>b</em></p>\n</aside>'],
  [
    'lets no style of an old element through that no other may have',
    '<font color="red; position: fixed" face="x;background:url(//e.example)" size="1000">a</font>',
    '<p><span style="color: red; font-size: xxx-large; font-family: x">a</span></p>',
  ],
  ['keeps an address on the page', '<a href="#x">a</a>', '<p><a href="#x">a</a></p>'],
  [
    'marks a link that leaves the site',
    '<a href="https://e.example" rel="opener">a</a>',
    '<p><a href="https://e.example" class="external" rel="noopener noreferrer nofollow ugc">a</a></p>',
  ],
  [
    'allows no link in a link',
    '[a <a href="https://e.example">b</a>](tel:1)',
    '<p><a href="tel:1" class="external" rel="noopener noreferrer nofollow ugc">a b</a></p>',
  ],
  ['gives an author’s id a prefix', '<i id="location">a</i>', '<p><i id="user-content-location">a</i></p>'],
  [
    'frames a known player without cookies',
    '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    '<iframe src="https://www.youtube-nocookie.com/embed/x" loading="lazy" referrerpolicy="strict-origin-when-cross-origin" title="Embedded player" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>',
  ],
  [
    'links to what any other frame would show',
    '<iframe src="https://www.youtube.com.evil.example/embed/x"></iframe>',
    '<a href="https://www.youtube.com.evil.example/embed/x" class="external" rel="noopener noreferrer nofollow ugc">https://www.youtube.com.evil.example/embed/x</a>',
  ],
  [
    'keeps a drawing whole',
    '<svg viewBox="0 0 1 1"><g id="a"></g><path fill="url(#a)" stroke-width="2" d="M0"/></svg>',
    '<p><svg viewBox="0 0 1 1"><g id="user-content-a"></g><path fill="url(#user-content-a)" stroke-width="2" d="M0"></path></svg></p>',
  ],
  [
    'takes links out of a drawing',
    '<svg><a href="https://e.example"><text>x</text></a></svg>',
    '<p><svg><text>x</text></svg></p>',
  ],
]

describe.each([
  ['native', parseNativeFragment],
  ['portable', parsePortableFragment],
])('raw HTML with the %s parser', (_, parseFragment) => {
  it.each(cases)('%s', (_behaviour, source, html) => {
    expect(htmlOf(renderMarkdown(source, { parseFragment }))).toBe(html)
  })

  it('refuses more levels than the budget', () => {
    const render = () => renderMarkdown('<div>'.repeat(101), { parseFragment })
    expect(render).toThrow('101 levels of nesting')
  })

  it('takes a hundred paragraphs that are not closed for a hundred paragraphs', () => {
    const html = htmlOf(renderMarkdown('<p>a'.repeat(200), { parseFragment }))
    expect(html).toBe('<p>a</p>'.repeat(200))
  })

  it('counts no levels in a drawing of many shapes', () => {
    const html = htmlOf(renderMarkdown(`<svg>${'<path d="M0"/>'.repeat(200)}</svg>`, { parseFragment }))
    expect(html).toBe(`<p><svg>${'<path d="M0"></path>'.repeat(200)}</svg></p>`)
  })

  it('lets no author forge a slot or a mark', () => {
    const source = '<div hortus-0="0" mark="0">\n\n*a*\n\n<p hortus-0="0"></p></div>'
    const html = htmlOf(renderMarkdown(source, { parseFragment }))
    expect(html).toBe('<div>\n<p><em>a</em></p>\n</div>')
  })
})
