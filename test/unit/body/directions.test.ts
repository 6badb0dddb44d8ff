import { describe, expect, it } from 'vitest'
import { compareBodies } from '../../contract/bodies/compare-bodies.ts'

/** A body without its holes, the same by both ways. */
function render(source: string): string {
  const { written, byTree } = compareBodies(source)
  expect(written).toEqual(byTree)
  return byTree!.html.join('')
}

describe('the direction of blocks', () => {
  it('is not written where nothing goes from the right', () => {
    expect(render('# A\n\nText `code`\n\n- b\n\n> c\n\n|d|\n|-|\n|e|')).not.toContain('dir=')
  })

  it.each([
    ['كلام', '<p dir="auto">كلام</p>'],
    ['# عنوان\n\nكلام\n\n## Title', '<h2 dir="auto">Title</h2>'],
    ['- أول\n- two', '<ul dir="rtl">\n<li dir="auto">أول</li>\n<li dir="auto">two</li>\n</ul>'],
    ['- one\n\n- שתיים', '<ul dir="ltr">\n<li dir="ltr">\n<p dir="auto">one</p>\n</li>\n<li dir="rtl">'],
    [
      '> שלום\n>\n> hello',
      '<blockquote dir="rtl">\n<p dir="auto">שלום</p>\n<p dir="auto">hello</p>\n</blockquote>',
    ],
    [
      '> [!tip] Title\n> نص',
      '<div class="callout" data-callout="tip" dir="ltr">\n<p class="callout-title" dir="auto">Title</p>',
    ],
    ['|أ|b|\n|-|-:|\n|1|`c`|', '<div class="table" dir="rtl"><table>'],
    ['|أ|b|\n|-|-:|\n|1|`c`|', '<td>1</td>\n<td class="right"><code dir="ltr">c</code></td>'],
    ['`.git` مجلد', '<p dir="auto"><code dir="ltr">.git</code> مجلد</p>'],
    ['انظر https://e.example/a', 'rel="noopener noreferrer nofollow ugc" dir="ltr">https://e.example/a</a>'],
    ['نص *مهم* و*word*', '<em dir="rtl">مهم</em> و<em>word</em>'],
    ['$x$ عدد', '<p dir="rtl">'],
    ['- أول\n- `c`\n- $x$\n- https://e.example', '<li><code dir="ltr">c</code></li>\n<li>'],
    ['$ad - bc$', '<p></p>'],
    ['1. ١٢٣\n2. 4', '<ol>\n<li>١٢٣</li>\n<li>4</li>'],
  ])('%j', (source, expected) => {
    // Both ways must agree on a note that has letters from the right.
    expect(render(`${source}\n\nنص`)).toContain(expected)
  })
})
